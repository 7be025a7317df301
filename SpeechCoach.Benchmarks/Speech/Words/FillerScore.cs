using SpeechCoach.Speech;

namespace SpeechCoach.Benchmarks;

/// <summary>Fillers found, compared with those there are.</summary>
/// <param name="There">How many there are.</param>
/// <param name="Found">How many of those were found.</param>
/// <param name="False">How many were reported where there is none.</param>
readonly record struct FillerScore(int There, int Found, int False)
{
    const double Lax = 0.1; // as exact as labels are

    public static FillerScore Of(IReadOnlyList<TimeRange> there, IReadOnlyList<TimeRange> reported) => new(
        there.Count,
        there.Count(filler => reported.Any(range => Same(range, filler))),
        reported.Count(range => !there.Any(filler => Same(range, filler))));

    public static FillerScore operator +(FillerScore one, FillerScore other) => new(one.There + other.There, one.Found + other.Found, one.False + other.False);

    static bool Same(TimeRange range, TimeRange filler) => range.Overlap(new(filler.Start - Lax, filler.End + Lax)) >= 0.5 * Math.Min(range.Length, filler.Length);
}
