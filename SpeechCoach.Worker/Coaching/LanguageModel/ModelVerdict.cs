namespace SpeechCoach.Worker;

/// <summary>What the language model is asked to write: nothing else, nothing less.</summary>
sealed record ModelVerdict
{
    public required Remark Strength { get; init; }

    public required IReadOnlyList<Remark> Actions { get; init; }

    /// <summary>A question that goes further into what was said; asked for where the words are told.</summary>
    public string? FollowUp { get; init; }

    public sealed record Remark
    {
        /// <summary>The code of an observation that it was given.</summary>
        public required string Observation { get; init; }

        public required string Text { get; init; }

        /// <summary>Ids of places that it was given.</summary>
        public required IReadOnlyList<string> Evidence { get; init; }
    }
}
