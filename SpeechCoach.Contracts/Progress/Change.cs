namespace SpeechCoach.Contracts;

/// <summary>How a value stands to what is usual.</summary>
public enum Change
{
    /// <summary>Within what the learner's own values vary by.</summary>
    AsUsual,

    /// <summary>Lower than usual.</summary>
    Lower,

    /// <summary>Higher than usual.</summary>
    Higher,
}
