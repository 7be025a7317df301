using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.Analytics;

/// <summary>How dataflows read the event log; section <c>Flows</c>.</summary>
sealed class FlowOptions
{
    public const string Section = "Flows";

    /// <summary>Events that are folded and saved at once, at most: so many only where a dataflow is behind.</summary>
    [Range(1, 10_000)]
    public int BatchEvents { get; set; } = 5000;

    /// <summary>How long a batch may gather before it is saved.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:10")]
    public TimeSpan BatchTime { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long events are gathered for the archive, unless there are enough for an object before.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan ArchiveTime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Events of a partition that are archived at once without waiting for more. Whoever writes many waits for readers that are far behind, so this is to be well below <c>EventLog:Ahead</c>.</summary>
    [Range(1, 100_000)]
    public int ArchiveEvents { get; set; } = 500;

    /// <summary>Windows of a partition that a dataflow keeps in memory, about; others are read when something comes for them.</summary>
    [Range(2, 10_000_000)]
    public int OpenWindows { get; set; } = 5000;

    /// <summary>Values of a partition that a dataflow keeps in memory in its windows, about: the month of a whole language may hold many.</summary>
    [Range(2, 100_000_000)]
    public int OpenValues { get; set; } = 20_000;

    /// <summary>How often a dataflow looks whether the log has begun again, or itself was reset.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan Watch { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The pause after a first failure; it doubles with every further one.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest pause between two tries.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan RetryAtMost { get; set; } = TimeSpan.FromSeconds(5);
}
