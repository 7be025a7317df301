using SpeechCoach.Api.Progress;
using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Days in a row, in a line.</summary>
static class StreakText
{
    public static string? Of(IEnumerable<PractisedDay> days, DateOnly today, Phrases texts) =>
        Streak.Of(days.Select(day => day.Date), today).Current is > 0 and var row ? texts.Count("streak", row) : null;
}
