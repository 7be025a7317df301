using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.Storage;

/// <summary>How the event log is reached; section <c>EventLog</c>.</summary>
public sealed class EventLogOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "EventLog";

    /// <summary><c>host:port</c>, several separated by commas; the connection string <c>redpanda</c> unless it is set here.</summary>
    [Required(ErrorMessage = "ConnectionStrings:redpanda, the event log: it is missing; it is host:port, several separated by commas.")]
    public string? Servers { get; set; }

    /// <summary>How long an event may wait for the broker before publishing it fails.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan DeliveryTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait for one question to the broker.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Silence after which the broker counts a consumer as gone.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan SessionTimeout { get; set; } = TimeSpan.FromSeconds(6);

    /// <summary>How long a topic that is created here keeps its events.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Events of a partition that whoever writes many at once may be ahead of the slowest reader.</summary>
    [Range(1, 1_000_000)]
    public int Ahead { get; set; } = 1000;
}
