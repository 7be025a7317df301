namespace SpeechCoach.Contracts;

/// <summary>What a learner works towards.</summary>
/// <param name="Kind">What it is: one of the constants.</param>
/// <param name="SetOn">The day he set it, in his time zone.</param>
public sealed record Goal(string Kind, DateOnly SetOn)
{
    /// <summary>Fewer fillers a minute.</summary>
    public const string FewerFillers = "fillers";

    /// <summary>A slower pace.</summary>
    public const string Slower = "slower";

    /// <summary>A voice that moves more.</summary>
    public const string Livelier = "voice";

    /// <summary>A recording every day.</summary>
    public const string Daily = "daily";

    /// <summary>All kinds, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [FewerFillers, Slower, Livelier, Daily];
}
