using System.Runtime.InteropServices;

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

    static readonly Stage[] InOrder = Enum.GetValues<Stage>();

    static IReadOnlyDictionary<Stage, Quantiles> None { get; } = new Dictionary<Stage, Quantiles>();

    /// <summary>The minute of some recordings.</summary>
    public static PipelineMinute Of(IReadOnlyList<PipelinePassage> passages)
    {
        var seconds = new List<double>(passages.Count);
        for (var i = 0; i < passages.Count; i++)
            if (passages[i].WaitSeconds is { } wait) seconds.Add(wait);
        var waiting = seconds.Count > 0 ? Quantiles.Of(CollectionsMarshal.AsSpan(seconds)) : null;

        var stages = new Dictionary<Stage, Quantiles>(InOrder.Length);
        foreach (var stage in InOrder)
        {
            seconds.Clear();
            for (var i = 0; i < passages.Count; i++) passages[i].AddTo(seconds, stage);
            if (seconds.Count > 0) stages.Add(stage, Quantiles.Of(CollectionsMarshal.AsSpan(seconds)));
        }

        return new() { Recordings = passages.Count, Waiting = waiting, Stages = stages };
    }
}
