namespace SpeechCoach.TelegramEmulator;

/// <summary>How a delivery ended: what failed, if anything, and when the bot wants it again.</summary>
sealed record WebhookOutcome(string? Failure, TimeSpan? RetryAfter = null)
{
    public static readonly WebhookOutcome Taken = new(Failure: null);
}
