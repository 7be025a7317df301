namespace SpeechCoach.TelegramEmulator;

/// <summary>How a learner stands to the bot.</summary>
enum Standing
{
    /// <summary>Has not written yet: the bot does not know the chat.</summary>
    Unknown,
    Open,
    Blocked,

    /// <summary>The learner's account is gone.</summary>
    Deactivated,
}
