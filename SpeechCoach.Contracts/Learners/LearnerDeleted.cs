namespace SpeechCoach.Contracts;

/// <summary>The event <c>learner.deleted</c>, on <see cref="StreamNames.LearnerDeleted"/>: whoever keeps rows of this subject removes them.</summary>
public sealed record LearnerDeleted
{
    /// <summary>Version of this record; fields are only ever added, as optional ones.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The random name under which he stood on the event log.</summary>
    public required SubjectId Subject { get; init; }

    /// <summary>When he asked for it.</summary>
    public required DateTimeOffset RequestedAt { get; init; }
}
