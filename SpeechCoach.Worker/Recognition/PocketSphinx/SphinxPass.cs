namespace SpeechCoach.Worker;

/// <summary>How an utterance is listened to.</summary>
enum SphinxPass
{
    /// <summary>For its wording, a filler allowed before each word and at the end.</summary>
    WithFillers,

    /// <summary>For its wording alone.</summary>
    Plain,

    /// <summary>For whatever sounds of the language follow each other.</summary>
    Sounds,
}
