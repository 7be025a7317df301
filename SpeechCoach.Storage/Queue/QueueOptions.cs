using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.Storage;

/// <summary>How the queue of recordings behaves; section <c>Queue</c>.</summary>
public sealed class QueueOptions
{
    /// <summary>Deliveries of a recording before it becomes a dead letter; those that failed because the object store was away do not count.</summary>
    [Range(1, 100)]
    public int MaxDeliveries { get; set; } = 5;

    /// <summary>Recordings of one learner that stand in the stream at once; the rest wait, so that nobody waits behind one learner's pile.</summary>
    [Range(1, 1000)]
    public int PlacesPerLearner { get; set; } = 1;

    /// <summary>Silence after which a worker counts as gone; it gives a sign three times in this span.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "01:00:00")]
    public TimeSpan ClaimAfter { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The pause before the second delivery; it doubles with every further one.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest pause between two deliveries.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan RetryAtMost { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often a consumer looks by itself, in case a wake-up was lost.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan Sweep { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Acknowledged entries that a stream keeps as its history.</summary>
    [Range(0, 10_000_000)]
    public int History { get; set; } = 10_000;

    /// <summary>Whether the group <see cref="Contracts.GroupNames.Backup"/> reads both streams, which are then not cut before it has; set by the backup itself.</summary>
    public bool IsBackedUp { get; set; }

    /// <summary>Dead letters that are kept for an operator to look at and to replay; beyond that the oldest go, and every one after <see cref="KeepEnded"/>.</summary>
    [Range(1, 10_000_000)]
    public int MaxDead { get; set; } = 100_000;

    /// <summary>How long it stays known in Redis where an ended recording stands, and one that was given up may be replayed; its report stays in the store.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "3650.00:00:00")]
    public TimeSpan KeepEnded { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long a reader of a stream that is silent and holds nothing stays known to an operator; one that stops in good order goes at once.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "365.00:00:00")]
    public TimeSpan KeepSilent { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Recordings of one learner that are accepted in an hour, by all instances together.</summary>
    [Range(1, 10_000_000)]
    public int HourlyPerLearner { get; set; } = 600;

    /// <summary>Recordings of one learner that may wait for his turn.</summary>
    [Range(1, 1_000_000)]
    public int WaitingPerLearner { get; set; } = 1000;

    /// <summary>How long an accepted recording may be on its way before it is looked whether it still stands in the stream.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan RepairAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Recordings that may wait for workers before the API asks senders to come back later.</summary>
    [Range(1, 10_000_000)]
    public int MaxDepth { get; set; } = 10_000;
}
