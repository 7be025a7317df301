using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.Storage;

/// <summary>A second object store that holds what the first one does; section <c>Backup</c>.</summary>
public sealed class BackupOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Backup";

    /// <summary>The second store, in the form of the first one's connection string; without one there is no backup.</summary>
    public string? Connection { get; set; }

    /// <summary>How long copying one recording may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often accounts, cookie keys and receipts that have changed are looked for.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(10);
}
