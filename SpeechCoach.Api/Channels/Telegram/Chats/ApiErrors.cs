using Telegram.Bot.Exceptions;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Telegram's errors, which differ by their words alone.</summary>
static class ApiErrors
{
    public static bool Says(this ApiRequestException error, params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
            if (error.Message.Contains(text, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
