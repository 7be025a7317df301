using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.Api.Recordings;

/// <summary>What an upload may cost; section <c>Uploads</c>.</summary>
sealed class UploadOptions
{
    /// <summary>The largest recording, in bytes.</summary>
    [Range(1024, 10_000_000_000)]
    public long MaxBytes { get; set; } = 50_000_000;

    /// <summary>The longest that an upload may take, in seconds.</summary>
    [Range(1, 86_400)]
    public double MaxDuration { get; set; } = 300;

    /// <summary>Uploads at the same moment on this instance.</summary>
    [Range(1, 10_000)]
    public int MaxConcurrent { get; set; } = 64;

    /// <summary>The longest that <c>Prefer: wait</c> is honoured, in seconds.</summary>
    [Range(0, 600)]
    public int MaxWait { get; set; } = 120;

    /// <summary>Event streams that one learner may hold open on this instance.</summary>
    [Range(1, 1000)]
    public int MaxEventStreams { get; set; } = 10;

    /// <summary>How often a silent event stream gives a sign of life.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);
}
