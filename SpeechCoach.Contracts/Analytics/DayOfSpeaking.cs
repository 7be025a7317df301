namespace SpeechCoach.Contracts;

/// <summary>A learner's recordings of one day, as the read model holds them.</summary>
public sealed record DayOfSpeaking
{
    /// <summary>Version of this record; fields are only ever added, as optional ones.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The day in the learner's time zone.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>What each recording contributes, by its id, so that an event that comes twice counts once.</summary>
    public IReadOnlyDictionary<string, SpeechContribution> Recordings { get; init => field = value ?? new Dictionary<string, SpeechContribution>(); } = new Dictionary<string, SpeechContribution>();
}
