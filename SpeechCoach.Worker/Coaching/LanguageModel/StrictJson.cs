using System.Text.Json.Serialization;

namespace SpeechCoach.Worker;

/// <summary>Reads what a language model wrote and forgives nothing: no unknown, missing, doubled or null field.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    MaxDepth = 8)]
[JsonSerializable(typeof(ModelVerdict))]
sealed partial class StrictJson : JsonSerializerContext;
