using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpeechCoach.Worker;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SphinxRequest))]
[JsonSerializable(typeof(SphinxWord))]
sealed partial class SphinxJson : JsonSerializerContext;
