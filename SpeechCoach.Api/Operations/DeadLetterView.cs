using SpeechCoach.Storage;

namespace SpeechCoach.Api.Operations;

/// <summary>A recording that was given up, as an operator sees it.</summary>
/// <param name="Recording">The recording; none where the entry was no task of ours.</param>
/// <param name="Channel">The channel it came by.</param>
/// <param name="GivenUpAt">When it was given up.</param>
/// <param name="Reason">Why.</param>
/// <param name="History">Each failed attempt: Unix milliseconds, its number, what failed.</param>
sealed record DeadLetterView(string? Recording, string? Channel, DateTimeOffset GivenUpAt, string Reason, IReadOnlyList<string> History)
{
    public static DeadLetterView Of(DeadLetter letter) =>
        new(letter.Recording?.ToString(), letter.Channel, letter.GivenUpAt, letter.Reason, letter.History);
}
