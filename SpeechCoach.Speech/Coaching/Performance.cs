namespace SpeechCoach.Speech;

/// <summary>What is judged: the measures of a recording in which somebody speaks, with those of its words where they can be trusted.</summary>
/// <param name="Sound">What the sound says.</param>
public sealed record Performance(SoundMeasures Sound)
{
    /// <summary>Mean confidence in the words, 0 to 1, below which nothing rests on them.</summary>
    public const double TrustedConfidence = 0.5;

    /// <summary>The words in the order spoken; none where no engine heard any, or none that can be trusted.</summary>
    public IReadOnlyList<TimedWord> Words { get; init; } = [];

    /// <summary>What <see cref="Words"/> say of the pace; null without any.</summary>
    public WordMeasures? Pace { get; init; }

    /// <summary>What <see cref="Words"/> say of the language; null without any, or without word lists.</summary>
    public LanguageMeasures? Language { get; init; }

    /// <summary>Whether fillers were listened for; where they were not, that few were found says nothing.</summary>
    public bool SoughtFillers { get; init; }

    /// <summary>Whether an engine's words can be trusted; one that gives no confidence is.</summary>
    public static bool Trusts(double? confidence) => (confidence ?? 1) >= TrustedConfidence;
}
