using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpeechCoach.Worker;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(OpenAiTranscription))]
sealed partial class OpenAiJson : JsonSerializerContext;
