using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.Analytics.Flows;

/// <summary>How dataflows read the event log; section <c>Flows</c>.</summary>
sealed class FlowOptions
{
    public const string Section = "Flows";

    /// <summary>Events that are folded and saved at once, at most.</summary>
    [Range(1, 10_000)]
    public int BatchEvents { get; set; } = 500;

    /// <summary>How long a batch may gather before it is saved.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:10")]
    public TimeSpan BatchTime { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How often an idle dataflow looks whether the log has begun again.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan Watch { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The pause after a first failure; it doubles with every further one.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest pause between two tries.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan RetryAtMost { get; set; } = TimeSpan.FromSeconds(5);
}
