namespace SpeechCoach.Contracts;

/// <summary>The durable truth about a learner.</summary>
public sealed record Account
{
    /// <summary>Version of this record; fields are only ever added, as optional ones.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The learner.</summary>
    public required LearnerId Learner { get; init; }

    /// <summary>His random name on the event log; nothing else links the two.</summary>
    public required SubjectId Subject { get; init; }

    /// <summary>How often this channel id was deleted before; none where it never was.</summary>
    public int? Generation { get; init; }

    /// <summary>Rises by one with every write.</summary>
    public int Revision { get; init; }

    /// <summary>When the account was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The language he speaks in his recordings, as a BCP 47 tag.</summary>
    public string Language { get; init => field = value ?? "en"; } = "en";

    /// <summary>The language in which the coach writes to him, as a BCP 47 tag; none before he was asked or his channel told.</summary>
    public string? ReadsIn { get; init; }

    /// <summary>His time zone, as an IANA name.</summary>
    public string TimeZone { get; init => field = value ?? "UTC"; } = "UTC";

    /// <summary>The ids under which channels know him.</summary>
    public IReadOnlyList<ChannelLink> Links { get; init => field = value ?? []; } = [];

    /// <summary>The learner whose this channel's id has become; then nothing else here counts.</summary>
    public LearnerId? LinkedTo { get; init; }

    /// <summary>The level of the questions that he wants, such as <c>B2</c>; none for all.</summary>
    public string? Level { get; init; }

    /// <summary>What he works towards.</summary>
    public Goal? Goal { get; init; }

    /// <summary>The time of his day at which he wants to be reminded; none for never.</summary>
    public TimeOnly? RemindAt { get; init; }

    /// <summary>What he was asked.</summary>
    public PracticeLog? Practice { get; init; }

    /// <summary>The keys by which programs speak for him; none where he has made none.</summary>
    public IReadOnlyList<LearnerKey>? Keys { get; init; }
}
