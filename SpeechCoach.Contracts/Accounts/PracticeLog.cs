namespace SpeechCoach.Contracts;

/// <summary>What a learner was asked, so that nothing is asked again before all was.</summary>
public sealed record PracticeLog
{
    /// <summary>The ids of the questions asked since their scenario began anew.</summary>
    public IReadOnlyList<string> Asked { get; init => field = value ?? []; } = [];

    /// <summary>What the last choice was made for: made for it again, it is the same.</summary>
    public string? LastKey { get; init; }

    /// <summary>The last choice.</summary>
    public IReadOnlyList<string> LastChoice { get; init => field = value ?? []; } = [];
}
