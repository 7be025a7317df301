using System.Globalization;
using SpeechCoach.Api.Identity;
using SpeechCoach.Api.Practice;
using SpeechCoach.Api.Recordings;
using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>The learner's recordings, the newest first, each to be opened again.</summary>
sealed class HistoryStep(RecordingHistory history, ReportMessages reports, QuestionBank bank) : IStep
{
    public const string StepName = "history";
    const int OnPage = 6;
    const int LongestQuestion = 60;

    public string Name => StepName;

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        var skip = turn.Arguments is [var text, ..] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Min(asked, 100_000) : 0;
        var found = await history.LatestAsync(turn.Account.Learner, skip, OnPage + 1, cancellationToken);
        if (found.Count == 0)
        {
            await turn.ShowAsync(new(turn.Texts["history.none"], Menu.Of(turn.Texts)), cancellationToken);
            return;
        }

        var page = found.Take(OnPage).ToList();
        List<string> lines = [turn.Texts["history"]];
        for (var i = 0; i < page.Count; i++) lines.Add(await LineAsync(turn, skip + i + 1, page[i], cancellationToken));
        var buttons = page.Select((status, index) => Buttons.To((skip + index + 1).ToString(CultureInfo.InvariantCulture), ReportStep.StepName, status.Task.Recording.ToString()));
        if (found.Count > OnPage) buttons = buttons.Append(Buttons.To(turn.Texts["button.older"], Name, (skip + OnPage).ToString(CultureInfo.InvariantCulture)));
        await turn.ShowAsync(new(string.Join('\n', lines), Buttons.Rows(3, buttons)), cancellationToken);
    }

    async Task<string> LineAsync(Turn turn, int number, RecordingStatus status, CancellationToken cancellationToken)
    {
        var (texts, task) = (turn.Texts, status.Task);
        var report = await reports.ReportAsync(status, cancellationToken);
        string?[] parts =
        [
            turn.Account.LocalTime(task.AcceptedAt).ToString("d MMM, HH:mm", texts.Culture),
            report is null ? null : MeasureText.Clock(report.DurationSeconds),
            report?.Score is { } score ? texts.Say("history.points", ("points", Math.Round(score.Points))) : null,
            task.Question is { } question ? Phrases.Escape(Short(bank.Find(question.Id)?.Question.In(texts.Language) ?? question.Text)) : texts["history.free"],
        ];
        return $"<b>{number}.</b> {string.Join(" · ", parts.OfType<string>())}";
    }

    static string Short(string text) => text.Length <= LongestQuestion ? text : $"{text[..LongestQuestion].TrimEnd()}…";
}
