using System.Globalization;
using SpeechCoach.Api.Alarms;
using SpeechCoach.Api.Identity;
using SpeechCoach.Api.Progress;
using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Reminds a learner to practise at his time of day, once a day, by one instance; not where he has practised already.</summary>
sealed class Reminder(AccountStore accounts, PractisedDays days, ChatSender sender, PhraseBook phrases, TimeProvider time) : IAlarm
{
    public const string AlarmKind = "reminder";
    const int Looked = 90;

    // After a long outage nobody is reminded in the middle of the night.
    static readonly TimeSpan latest = TimeSpan.FromHours(2);

    public string Kind => AlarmKind;

    /// <summary>Sets the alarm as the account says, or removes it.</summary>
    public static Task SetAsync(AlarmBook alarms, ChatKey chat, Account account, DateTimeOffset now, CancellationToken cancellationToken) =>
        account.RemindAt is { } at
            ? alarms.SetAsync(AlarmKind, chat.ToString(), account.Next(at, now), cancellationToken)
            : alarms.RemoveAsync(AlarmKind, chat.ToString(), cancellationToken);

    public async Task<DateTimeOffset?> RingAsync(string subject, CancellationToken cancellationToken)
    {
        if (ChatKey.Parse(subject) is not { } chat) return null;
        var account = await accounts.FindAsync(TelegramChannel.ChannelName, chat.User.ToString(CultureInfo.InvariantCulture), cancellationToken);
        if (account?.RemindAt is not { } at) return null;
        var now = account.LocalTime(time.GetUtcNow());
        var late = now.TimeOfDay - at.ToTimeSpan();
        try
        {
            if (late >= TimeSpan.Zero && late <= latest && !await RemindAsync(chat, account, DateOnly.FromDateTime(now), cancellationToken))
            {
                // He has left. Nobody asks again.
                await accounts.UpdateAsync(account.Learner, changed => changed with { RemindAt = null }, cancellationToken);
                return null;
            }
        }
        catch (FloodException e)
        {
            return e.Until;
        }

        return account.Next(at, time.GetUtcNow());
    }

    /// <summary>False where the chat cannot be reached any more.</summary>
    async Task<bool> RemindAsync(ChatKey chat, Account account, DateOnly today, CancellationToken cancellationToken)
    {
        var spoken = await days.LatestAsync(account.Subject, today, Looked, cancellationToken);
        if (spoken.Any(day => day.Date == today)) return true;
        var texts = phrases.For(account.ReadsIn);
        string?[] lines =
        [
            texts["reminder"],
            StreakText.Of(spoken, today, texts),
            account.Goal is { } goal ? texts.Say("goal.now", ("goal", new Markup(GoalText.Of(goal, spoken, texts)))) : null,
        ];
        var message = new ChatMessage(
            string.Join('\n', lines.OfType<string>()),
            Buttons.Rows(2, Buttons.To(texts["button.practice"], PracticeStep.StepName), Buttons.To(texts["button.noreminder"], RemindStep.StepName, "off")));
        var name = string.Create(CultureInfo.InvariantCulture, $"{chat.Chat}:reminder:{chat.User}:{today:yyyy-MM-dd}");
        return await sender.SendAsync(chat.Chat, name, message, cancellationToken) is not null;
    }
}
