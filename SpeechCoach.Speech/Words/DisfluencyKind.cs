namespace SpeechCoach.Speech;

/// <summary>How a speaker stumbled.</summary>
public enum DisfluencyKind
{
    /// <summary>One to three words said again at once: "I I think", "in the in the house".</summary>
    Repetition,

    /// <summary>A phrase broken off and begun again with other words: "I was going to the I went".</summary>
    Restart,

    /// <summary>A word broken off: "wo-".</summary>
    CutOff,
}
