using System.Text.Json.Serialization;

namespace SpeechCoach.Worker;

/// <summary>The parts of a chat completion that are used.</summary>
sealed record ChatAnswer(IReadOnlyList<ChatAnswer.Completion?>? Choices)
{
    public sealed record Completion(Reply? Message, [property: JsonPropertyName("finish_reason")] string? FinishReason);

    public sealed record Reply(string? Content, string? Refusal);

    /// <summary>What the model wrote.</summary>
    /// <exception cref="InvalidDataException">It wrote nothing, was cut off, or declined.</exception>
    public string Content() => Choices switch
    {
        [{ Message: { Refusal: null, Content: { Length: > 0 } content }, FinishReason: null or "stop" }, ..] => content,
        [{ Message.Refusal: not null }, ..] => throw new InvalidDataException("The language model declined."),
        [{ FinishReason: "length" }, ..] => throw new InvalidDataException("The language model's answer was cut off."),
        _ => throw new InvalidDataException("The language model wrote nothing."),
    };
}
