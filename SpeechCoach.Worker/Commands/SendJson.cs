using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpeechCoach.Worker;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(SentRecording))]
sealed partial class SendJson : JsonSerializerContext;
