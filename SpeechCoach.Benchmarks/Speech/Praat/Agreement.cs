namespace SpeechCoach.Benchmarks;

/// <summary>How far our measures of a recording agree with Praat's, both by the parameters of De Jong &amp; Wempe and Praat's defaults for pitch.</summary>
public sealed record Agreement
{
    const double LongestError = 0.05;

    /// <summary>F0 medians, Hz.</summary>
    public required (double Praat, double Ours) Median { get; init; }

    /// <summary>Share of frames, 0 to 1, in which both say voiced or both unvoiced.</summary>
    public required double Voicing { get; init; }

    /// <summary>Share of the frames voiced in both, 0 to 1, whose F0 differs by more than a fifth.</summary>
    public required double GrossErrors { get; init; }

    /// <summary>Silences of 0.3 s or more between sounds.</summary>
    public required (int Praat, int Ours) Pauses { get; init; }

    /// <summary>Those of both whose two ends lie within 50 ms of each other.</summary>
    public required int PausesMatched { get; init; }

    /// <summary>Syllable nuclei.</summary>
    public required (int Praat, int Ours) Nuclei { get; init; }

    /// <summary>Mean intensity, dB.</summary>
    public required (double Praat, double Ours) Intensity { get; init; }

    /// <summary>Seconds for all of it.</summary>
    public required (double Praat, double Ours) Time { get; init; }

    /// <summary>Frames compared.</summary>
    public required int Frames { get; init; }

    /// <summary>Our median less Praat's, semitones; 0 where both found no pitch.</summary>
    public double MedianDifference => Median is { Praat: > 0, Ours: > 0 } ? 12 * Math.Log2(Median.Ours / Median.Praat) : Median.Praat == Median.Ours ? 0 : double.PositiveInfinity;

    /// <summary>F1 of the pauses, 1 where neither found any.</summary>
    public double PauseF1 => Pauses.Praat + Pauses.Ours == 0 ? 1 : 2.0 * PausesMatched / (Pauses.Praat + Pauses.Ours);

    /// <summary>Compares one recording.</summary>
    public static Agreement Of(PraatMeasures praat, OurMeasures ours)
    {
        var theirs = praat.Frequencies;
        var mine = ours.Pitch.Frequencies.Span;
        var frames = Math.Min(theirs.Count, mine.Length);
        var (same, both, gross) = (0, 0, 0);
        for (var i = 0; i < frames; i++)
        {
            same += theirs[i] > 0 == mine[i] > 0 ? 1 : 0;
            if (theirs[i] == 0 || mine[i] == 0)
                continue;
            both++;
            gross += Math.Abs(mine[i] / theirs[i] - 1) > 0.2 ? 1 : 0;
        }
        var (pausesOfPraat, pausesOfOurs) = (Gaps(praat.Sounding), Gaps([.. ours.Nuclei.Sounding.Select(range => (range.Start, range.End))]));
        return new()
        {
            Median = (MedianOf([.. theirs]), MedianOf(ours.Pitch.Frequencies.ToArray())),
            Frames = frames,
            Voicing = frames == 0 ? 1 : (double)same / frames,
            GrossErrors = both == 0 ? 0 : (double)gross / both,
            Pauses = (pausesOfPraat.Count, pausesOfOurs.Count),
            PausesMatched = pausesOfPraat.Count(pause => pausesOfOurs.Any(other =>
                Math.Abs(other.Start - pause.Start) <= LongestError && Math.Abs(other.End - pause.End) <= LongestError)),
            Nuclei = (praat.Nuclei, ours.Nuclei.Times.Count),
            Intensity = (praat.Intensity, ours.Intensity.Mean),
            Time = (praat.Times.Sum(), ours.Time.TotalSeconds),
        };
    }

    static List<(double Start, double End)> Gaps(IReadOnlyList<(double Start, double End)> sounding) =>
        [.. sounding.Zip(sounding.Skip(1), (before, after) => (before.End, after.Start))];

    static double MedianOf(float[] frequencies)
    {
        var voiced = frequencies.Where(frequency => frequency > 0).Order().ToList();
        return voiced.Count == 0 ? 0 : (voiced[(voiced.Count - 1) / 2] + voiced[voiced.Count / 2]) / 2;
    }
}
