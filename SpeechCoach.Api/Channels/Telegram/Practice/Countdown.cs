using System.Globalization;
using SpeechCoach.Api.Alarms;
using SpeechCoach.Api.Texts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Counts down the time to prepare, in the message of the question: every five seconds, then every second, never more often.</summary>
sealed class Countdown(ChatStates states, ChatSender sender, Exercises exercises, AccountStore accounts, PhraseBook phrases, TimeProvider time) : IAlarm
{
    public const string AlarmKind = "countdown";

    static readonly int[] shown = [120, 90, 60, 45, 30, 20, 15, 10, 5, 3, 2, 1, 0];

    public string Kind => AlarmKind;

    /// <summary>When the next number is to be shown.</summary>
    public static DateTimeOffset Next(DateTimeOffset now, DateTimeOffset speakAt)
    {
        var left = (speakAt - now).TotalSeconds;
        return speakAt - TimeSpan.FromSeconds(shown.First(number => number < left - 0.5 || number == 0));
    }

    public async Task<DateTimeOffset?> RingAsync(string subject, CancellationToken cancellationToken)
    {
        if (ChatKey.Parse(subject) is not { } chat) return null;
        var assignment = (await states.GetAsync(chat, cancellationToken)).Assignment;
        // Answered already, or given up.
        if (assignment is not { SpeakAt: { } speakAt, Message: { } message }) return null;

        var account = await accounts.FindAsync(TelegramChannel.ChannelName, chat.User.ToString(CultureInfo.InvariantCulture), cancellationToken);
        if (account is null) return null;
        var texts = phrases.For(account.ReadsIn);
        if (exercises.Of(assignment, texts.Language) is not { } asked) return null;
        var left = (int)Math.Max(0, Math.Round((speakAt - time.GetUtcNow()).TotalSeconds));
        try
        {
            await sender.EditAsync(chat.Chat, message, exercises.Message(texts, assignment, asked, left), cancellationToken);
            return left > 0 ? Next(time.GetUtcNow(), speakAt) : null;
        }
        catch (FloodException e)
        {
            return e.Until;
        }
    }
}
