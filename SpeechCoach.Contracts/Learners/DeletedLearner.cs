namespace SpeechCoach.Contracts;

/// <summary>
/// A learner whose data are being removed, or one recording of whom is: all that is needed to find them after his account is gone. It
/// exists until the removal is complete, in <see cref="RedisKeys.Deletions"/> only.
/// </summary>
public sealed record DeletedLearner
{
    /// <summary>Version of this record; fields are only ever added, as optional ones.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The learner.</summary>
    public required LearnerId Learner { get; init; }

    /// <summary>His random name on the event log.</summary>
    public required SubjectId Subject { get; init; }

    /// <summary>When he asked for it.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The ids under which channels knew him.</summary>
    public IReadOnlyList<ChannelLink> Links { get; init => field = value ?? []; } = [];

    /// <summary>The one recording that is removed; none where everything is.</summary>
    public RecordingTask? Recording { get; init; }
}
