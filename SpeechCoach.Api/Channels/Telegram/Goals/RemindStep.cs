using System.Globalization;
using SpeechCoach.Api.Alarms;
using SpeechCoach.Api.Identity;
using SpeechCoach.Api.Texts;
using SpeechCoach.Storage;
using Telegram.Bot.Types.ReplyMarkups;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>When the learner is reminded to practise.</summary>
sealed class RemindStep(AccountStore accounts, AlarmBook alarms, TimeProvider time) : IStep
{
    public const string StepName = "remind";
    const string Off = "off";
    const string Other = "other";

    static readonly string[] offered = ["08:00", "12:30", "18:00", "20:30"];
    static readonly string[] formats = ["H:mm", "HH:mm", "H.mm", "HHmm", "%H"];

    public string Name => StepName;

    /// <summary>The times that are offered.</summary>
    public static InlineKeyboardMarkup Choice(Phrases texts) => new(
    [
        [.. offered.Select(each => Buttons.To(each, StepName, each.Replace(":", "", StringComparison.Ordinal)))],
        [Buttons.To(texts["button.othertime"], StepName, Other), Buttons.To(texts["button.noreminder"], StepName, Off)],
    ]);

    public Task RunAsync(Turn turn, CancellationToken cancellationToken) => turn.Arguments switch
    {
        [] => turn.ShowAsync(new(turn.Texts["remind.choose"], Choice(turn.Texts)), cancellationToken),
        [Other, ..] => AskAsync(turn, cancellationToken),
        [Off, ..] => SetAsync(turn, null, cancellationToken),
        [var text, ..] when TimeOnly.TryParseExact(text.Trim(), formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) => SetAsync(turn, at, cancellationToken),
        _ => turn.SayAsync(new(turn.Texts["remind.unclear"], Choice(turn.Texts)), cancellationToken),
    };

    async Task AskAsync(Turn turn, CancellationToken cancellationToken)
    {
        await turn.ChangeAsync(state => state with { Awaits = Name }, cancellationToken);
        await turn.ShowAsync(new(turn.Texts["remind.ask"], Buttons.Rows(1, Buttons.To(turn.Texts["button.cancel"], CancelStep.StepName))), cancellationToken);
    }

    async Task SetAsync(Turn turn, TimeOnly? at, CancellationToken cancellationToken)
    {
        turn.Account = await accounts.UpdateAsync(turn.Account.Learner, account => account with { RemindAt = at }, cancellationToken);
        await turn.ChangeAsync(state => state with { Awaits = null }, cancellationToken);
        await Reminder.SetAsync(alarms, turn.Chat, turn.Account, time.GetUtcNow(), cancellationToken);
        var texts = turn.Texts;
        await turn.ShowAsync(
            at is { } chosen
                ? new(
                    texts.Say("remind.set", ("time", chosen.ToString("t", texts.Culture)), ("zone", ZoneStep.City(turn.Account.TimeZone)), ("now", turn.Account.LocalTime(time.GetUtcNow()).ToString("t", texts.Culture))),
                    Buttons.Rows(1, Buttons.To(texts["button.zone"], ZoneStep.StepName), Buttons.To(texts["button.practice"], PracticeStep.StepName)))
                : new(texts["remind.off"], Menu.Of(texts)),
            cancellationToken);
    }
}
