namespace SpeechCoach.Speech;

/// <summary>The parts of a score. Content would be another; it needs a question that was asked.</summary>
public enum Aspect
{
    /// <summary>How the voice carries it: pitch, pauses, loudness.</summary>
    Delivery,

    /// <summary>How it flows: pace, runs, fillers, repairs.</summary>
    Fluency,

    /// <summary>What words it is made of.</summary>
    Language,
}
