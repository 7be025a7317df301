using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.Worker.Retention;

/// <summary>How long things are kept; section <c>Retention</c>.</summary>
public sealed class RetentionOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Retention";

    /// <summary>How long recordings are kept; reports stay until they are deleted.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "3650.00:00:00")]
    public TimeSpan Audio { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The age from which what belongs to nothing is removed: longer than an upload or an attempt may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00")]
    public TimeSpan Orphans { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How often it is looked, by one worker of all.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "7.00:00:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromHours(1);
}
