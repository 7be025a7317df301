namespace SpeechCoach.Speech;

/// <summary>One filled pause.</summary>
/// <param name="Kind">Its usual spelling, such as <c>um</c>.</param>
/// <param name="Place">Where in the sentence.</param>
/// <param name="Range">Where in the recording.</param>
public readonly record struct Filler(string Kind, FillerPlace Place, TimeRange Range);
