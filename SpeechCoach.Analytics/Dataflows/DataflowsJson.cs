using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpeechCoach.Analytics.Dataflows;

/// <summary>Records of the dataflows' own, written faster than those of which nothing is known when this is compiled; a dataflow runs without being here.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PopulationBands.Spoken))]
[JsonSerializable(typeof(PopulationBands.LearnersMonth))]
sealed partial class DataflowsJson : JsonSerializerContext;
