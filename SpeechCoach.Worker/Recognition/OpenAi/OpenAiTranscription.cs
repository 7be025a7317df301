using System.Text.Json.Serialization;

namespace SpeechCoach.Worker;

/// <summary>The parts of a <c>verbose_json</c> transcription that are used.</summary>
sealed record OpenAiTranscription(
    string? Text, IReadOnlyList<OpenAiTranscription.Word>? Words, IReadOnlyList<OpenAiTranscription.Segment>? Segments)
{
    public sealed record Word([property: JsonPropertyName("word")] string? Text, double Start, double End);

    public sealed record Segment([property: JsonPropertyName("avg_logprob")] double? MeanLogProbability);
}
