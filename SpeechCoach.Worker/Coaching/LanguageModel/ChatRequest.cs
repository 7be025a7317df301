using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SpeechCoach.Worker;

/// <summary>A request for a chat completion, with what is used of it.</summary>
sealed record ChatRequest(
    string Model,
    IReadOnlyList<ChatRequest.Message> Messages,
    [property: JsonPropertyName("response_format")] ChatRequest.Format ResponseFormat,
    double Temperature = 0)
{
    public sealed record Message(string Role, string Content);

    public sealed record Format(string Type, [property: JsonPropertyName("json_schema")] NamedSchema JsonSchema);

    public sealed record NamedSchema(string Name, bool Strict, JsonObject Schema);
}
