namespace SpeechCoach.Contracts;

/// <summary>One recording to be worked on. Carries references only: never audio, a local path, a token or a name.</summary>
public sealed record RecordingTask
{
    /// <summary>Version of this record; fields are only ever added, as optional ones.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The recording.</summary>
    public required RecordingId Recording { get; init; }

    /// <summary>Whose recording it is.</summary>
    public required LearnerId Learner { get; init; }

    /// <summary>The learner's name on the event log.</summary>
    public required SubjectId Subject { get; init; }

    /// <summary>The recording's key in the object store.</summary>
    public required string AudioKey { get; init; }

    /// <summary>Size of the recording as sent, in bytes.</summary>
    public required long AudioBytes { get; init; }

    /// <summary>SHA-256 of the recording as sent, 64 lower-case hexadecimal digits.</summary>
    public required string AudioHash { get; init; }

    /// <summary>The channel it came by, such as <c>web</c>, <c>rest</c> or <c>telegram</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>Where the channel answers, in the channel's own terms; none where the sender asks for the report himself.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>When the recording was accepted: the event time of everything that follows.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>The day of acceptance in the learner's time zone.</summary>
    public required DateOnly LocalDate { get; init; }

    /// <summary>The language spoken, as a BCP 47 tag.</summary>
    public string Language { get; init => field = value ?? "en"; } = "en";

    /// <summary>The question that it answers; none where the learner spoke of what he liked.</summary>
    public AskedQuestion? Question { get; init; }
}
