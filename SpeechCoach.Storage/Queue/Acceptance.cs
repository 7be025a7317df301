namespace SpeechCoach.Storage;

/// <summary>What became of an attempt to accept a recording.</summary>
public enum Acceptance
{
    /// <summary>It is queued now.</summary>
    Accepted,

    /// <summary>The same content was accepted before; nothing has changed.</summary>
    Known,

    /// <summary>Other content was accepted under this id; nothing has changed.</summary>
    Conflict,

    /// <summary>It was deleted by its learner; nothing has changed.</summary>
    Deleted,

    /// <summary>The learner has sent as many as he may for now; nothing has changed.</summary>
    TooMany,
}
