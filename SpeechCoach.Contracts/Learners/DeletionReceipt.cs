namespace SpeechCoach.Contracts;

/// <summary>What was removed of a learner, in the store under <see cref="ObjectKeys.Deletion"/>. It tells nothing of who he was.</summary>
public sealed record DeletionReceipt
{
    /// <summary>Version of this record; fields are only ever added, as optional ones.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The receipt: the id that was the learner's, from which nobody can tell his.</summary>
    public required LearnerId Receipt { get; init; }

    /// <summary>When he asked for it; from then on nothing of his was shown or worked on.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When all that is listed was removed everywhere; none while a part is still to be done.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>How many things of each kind were removed.</summary>
    public IReadOnlyDictionary<string, int> Removed { get; init => field = value ?? new Dictionary<string, int>(); } = new Dictionary<string, int>();
}
