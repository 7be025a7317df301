namespace SpeechCoach.Speech;

/// <summary>Where a filled pause stands.</summary>
public enum FillerPlace
{
    /// <summary>It begins the speech, or follows a silence at the end of a clause: the speaker plans what comes.</summary>
    Start,

    /// <summary>At the end of a clause, with no silence before it.</summary>
    Between,

    /// <summary>Inside a clause: the speaker searches for a word.</summary>
    Inside,
}
