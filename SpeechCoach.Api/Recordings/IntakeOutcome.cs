namespace SpeechCoach.Api.Recordings;

/// <summary>What became of an incoming recording.</summary>
enum IntakeOutcome
{
    /// <summary>Safe and queued.</summary>
    Accepted,

    /// <summary>The same content came before under this key; it is that recording.</summary>
    Known,

    /// <summary>Other content came before under this key.</summary>
    Conflict,

    /// <summary>The recording of this key was deleted.</summary>
    Deleted,

    /// <summary>There was nothing in it.</summary>
    Empty,

    /// <summary>It is no recording of a kind that is read here.</summary>
    UnknownType,

    /// <summary>Larger than the cap.</summary>
    TooLarge,

    /// <summary>It did not arrive in time.</summary>
    TooSlow,

    /// <summary>It broke off, or what it came in is malformed.</summary>
    Broken,

    /// <summary>The language given is none.</summary>
    BadLanguage,

    /// <summary>Too many recordings wait, or too many are being uploaded.</summary>
    Busy,

    /// <summary>The learner has sent as many as he may for now.</summary>
    TooMany,
}
