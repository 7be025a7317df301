namespace SpeechCoach.Contracts;

/// <summary>How the recordings fared that were accepted in one minute and came to a report.</summary>
public sealed record PipelineMinute
{
    /// <summary>Version of this record; fields are only ever added, as optional ones.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>Number of recordings.</summary>
    public required int Recordings { get; init; }

    /// <summary>Seconds from acceptance until a worker began; null where that is not known of any.</summary>
    public Quantiles? Waiting { get; init; }

    /// <summary>Seconds that each stage took.</summary>
    public IReadOnlyDictionary<Stage, Quantiles> Stages { get; init => field = value ?? None; } = None;

    static IReadOnlyDictionary<Stage, Quantiles> None { get; } = new Dictionary<Stage, Quantiles>();

    /// <summary>The minute of some recordings.</summary>
    public static PipelineMinute Of(IReadOnlyList<PipelinePassage> passages)
    {
        double[] waits = [.. passages.Select(passage => passage.WaitSeconds).OfType<double>()];
        return new()
        {
            Recordings = passages.Count,
            Waiting = waits.Length > 0 ? Quantiles.Of(waits) : null,
            Stages = passages.SelectMany(passage => passage.Timings)
                .GroupBy(timing => timing.Stage, timing => timing.Seconds)
                .OrderBy(stage => stage.Key)
                .ToDictionary(stage => stage.Key, Quantiles.Of),
        };
    }
}
