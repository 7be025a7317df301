namespace SpeechCoach.Benchmarks;

/// <summary>A filler as speakers say it.</summary>
/// <param name="Kind">Such as <c>um</c>.</param>
/// <param name="Text">A spelling that is read with these phones.</param>
/// <param name="Phones">Its phones in lower case, by CMU's names.</param>
public sealed record FillerSound(string Kind, string Text, string Phones)
{
    /// <summary>Those that are said, the common ones more often.</summary>
    public static IReadOnlyList<FillerSound> All { get; } =
    [
        new("um", "um", "ah m"), new("um", "um", "ax m"), new("uh", "uh", "ah"), new("uh", "uh", "ah"), new("uh", "uh", "ax"), new("er", "er", "er"), new("um", "um", "er m"), new("uh", "uh", "eh"),
    ];
}
