using System.Text.Json;
using System.Text.Json.Serialization;
using SpeechCoach.Contracts;

namespace SpeechCoach.Worker;

/// <summary>The contracts' JSON, with line breaks.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    WriteIndented = true,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(Refusal))]
sealed partial class ReadableJson : JsonSerializerContext;
