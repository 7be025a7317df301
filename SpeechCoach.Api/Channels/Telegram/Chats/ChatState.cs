namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Where a conversation stands: what must survive a restart so that the learner can go on.</summary>
sealed record ChatState
{
    /// <summary>Version of this record; fields are only ever added, as optional ones.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>Rises by one with every write.</summary>
    public long Revision { get; init; }

    /// <summary>The step that takes the next text which is no command; none where none is waited for.</summary>
    public string? Awaits { get; init; }

    /// <summary>What the next recording answers; none where he speaks of what he likes.</summary>
    public Assignment? Assignment { get; init; }

    /// <summary>The update whose recording brought the assignment to where it is: taken again, it must not bring it further.</summary>
    public long? AnsweredBy { get; init; }
}
