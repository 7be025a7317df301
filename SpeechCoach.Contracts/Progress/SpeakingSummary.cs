namespace SpeechCoach.Contracts;

/// <summary>Some recordings of a learner together: the mean of each measure over those that have it, weighted by their length. Numbers are rounded to four decimals.</summary>
public sealed record SpeakingSummary
{
    /// <summary>Version of this record; fields are only ever added, as optional ones.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>Number of recordings.</summary>
    public required int Recordings { get; init; }

    /// <summary>Their length together, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Words by speaking time, words/min.</summary>
    public double? WordsPerMinute { get; init; }

    /// <summary>Syllables by speaking time, syllables/s.</summary>
    public double? SyllableRate { get; init; }

    /// <summary>Silent pauses per minute of speaking time.</summary>
    public double? PausesPerMinute { get; init; }

    /// <summary>Fillers per minute of speaking time.</summary>
    public double? FillersPerMinute { get; init; }

    /// <summary>Standard deviation of F0, semitones.</summary>
    public double? PitchVariation { get; init; }

    /// <summary>Score, 0 to 100.</summary>
    public double? Score { get; init; }

    /// <summary>The summary of some recordings, added up in the order given.</summary>
    public static SpeakingSummary Of(IReadOnlyList<SpeechSample> samples)
    {
        var (seconds, words, syllables, pauses, fillers, pitch, score) = (0.0, new Mean(), new Mean(), new Mean(), new Mean(), new Mean(), new Mean());
        foreach (var sample in samples)
        {
            seconds += sample.Seconds;
            words.Add(sample.WordsPerMinute, sample.Seconds);
            syllables.Add(sample.SyllableRate, sample.Seconds);
            pauses.Add(sample.PausesPerMinute, sample.Seconds);
            fillers.Add(sample.FillersPerMinute, sample.Seconds);
            pitch.Add(sample.PitchVariation, sample.Seconds);
            score.Add(sample.Score, sample.Seconds);
        }

        return new()
        {
            Recordings = samples.Count,
            Seconds = Precision.Round(seconds),
            WordsPerMinute = words.Value,
            SyllableRate = syllables.Value,
            PausesPerMinute = pauses.Value,
            FillersPerMinute = fillers.Value,
            PitchVariation = pitch.Value,
            Score = score.Value,
        };
    }

    struct Mean
    {
        double sum;
        double weight;

        public readonly double? Value => weight > 0 ? Precision.Round(sum / weight) : null;

        public void Add(double? value, double by)
        {
            if (value is not { } number || by <= 0) return;
            sum += number * by;
            weight += by;
        }
    }
}
