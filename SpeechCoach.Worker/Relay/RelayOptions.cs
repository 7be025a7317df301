using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.Worker.Relay;

/// <summary>How reports get to the event log; section <c>Relay</c>.</summary>
sealed class RelayOptions
{
    public const string Section = "Relay";

    /// <summary>How often the log is looked at, to find out that it has begun again.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan Watch { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a relay that is silent keeps others from rebuilding the log.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RebuildLease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Reports that are read and published at once during a rebuild.</summary>
    [Range(1, 256)]
    public int RebuildParallelism { get; set; } = 16;
}
