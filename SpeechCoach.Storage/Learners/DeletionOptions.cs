using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.Storage;

/// <summary>How learners are deleted; section <c>Deletion</c>.</summary>
public sealed class DeletionOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Deletion";

    /// <summary>How long it stays known that a recording was deleted: longer than any channel delivers again, and than the event log keeps events.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepMarks { get; set; } = TimeSpan.FromDays(45);

    /// <summary>When all is looked through once more, for what was on its way: longer than an upload or an attempt may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LookAgainAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a process may be at a removal before another one takes it up.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);
}
