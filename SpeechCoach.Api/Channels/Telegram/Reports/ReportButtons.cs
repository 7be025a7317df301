using Microsoft.Extensions.Options;
using SpeechCoach.Api.Practice;
using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;
using Telegram.Bot.Types.ReplyMarkups;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>What can be done with a report.</summary>
sealed class ReportButtons(QuestionBank bank, IOptions<TelegramOptions> options)
{
    public InlineKeyboardMarkup Of(RecordingTask task, Report report, bool isPrivate, Phrases texts)
    {
        var id = task.Recording.ToString();
        var rows = new List<InlineKeyboardButton[]>
        {
            new[] { Buttons.To(texts["button.details"], DetailsStep.StepName, id), Buttons.To(texts["button.transcript"], TranscriptStep.StepName, id) },
        };
        if (Moments.Of(report) is { Count: > 0 } moments)
            rows.Add([.. moments.Select((moment, index) => Buttons.To(texts.Say("button.listen", ("time", MeasureText.Clock(moment.Span.Start))), ListenStep.StepName, id, Index(index)))]);
        rows.Add(task.Question is { } question
            ?
            [
                Buttons.To(texts["button.again"], AgainStep.StepName, id),
                bank.FindScenario(question.Scenario ?? "") is { } scenario
                    ? Buttons.To(texts["button.next"], NextStep.StepName, scenario.Id)
                    : Buttons.ToBeside(texts["button.practice"], PracticeStep.StepName),
            ]
            : [Buttons.ToBeside(texts["button.practice"], PracticeStep.StepName), Buttons.ToBeside(texts["button.progress"], ProgressStep.StepName)]);
        if (task.Question is not null) rows.Add([Buttons.ToBeside(texts["button.progress"], ProgressStep.StepName)]);
        if (report.FollowUp is not null) rows.Add([Buttons.To(texts["button.deeper"], DeeperStep.StepName, id)]);
        // Mini Apps open from private chats; elsewhere Telegram refuses the whole message.
        if (isPrivate && options.Value.PublicAddress is { } address) rows.Add([InlineKeyboardButton.WithWebApp(texts["button.page"], WebAppEndpoints.AddressOf(address, task.Recording))]);
        return new(rows);
    }

    static string Index(int index) => index.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
