namespace SpeechCoach.Api.Operations;

/// <summary>How many dead letters were queued again.</summary>
sealed record Replayed(int Count)
{
    [System.Text.Json.Serialization.JsonPropertyName("replayed")]
    public int Count { get; init; } = Count;
}
