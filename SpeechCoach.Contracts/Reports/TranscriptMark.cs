namespace SpeechCoach.Contracts;

/// <summary>Something in the words that a reader of the transcript may want to see.</summary>
/// <param name="Kind">A stable name: <c>repetition</c>, <c>restart</c>, <c>cut-off</c> or <c>hedge</c>.</param>
/// <param name="Start">Start in seconds from the beginning of the recording.</param>
/// <param name="End">End in seconds from the beginning of the recording.</param>
public sealed record TranscriptMark(string Kind, double Start, double End);
