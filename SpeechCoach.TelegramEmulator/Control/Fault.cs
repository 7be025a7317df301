namespace SpeechCoach.TelegramEmulator;

/// <summary>What goes wrong with the next calls, for a test of what the bot makes of it.</summary>
sealed record Fault
{
    /// <summary>The method that fails; any where none is named.</summary>
    public string? Method { get; init; }

    /// <summary>How many calls fail.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The code of the answer. Without one the connection is cut instead of an answer.</summary>
    public int? Code { get; init; }

    public string? Description { get; init; }

    public int? RetryAfter { get; init; }

    /// <summary>Does what was asked before it fails: the bot cannot know.</summary>
    public bool AfterDoing { get; init; }

    /// <summary>How long the answer waits, in seconds. With a delay and no code the call is merely slow.</summary>
    public double Delay { get; init; }

    public bool IsMerelySlow => Code is null && Delay > 0;

    public bool Meets(string method) => Method is null || string.Equals(Method, method, StringComparison.OrdinalIgnoreCase);
}
