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
}
