using SpeechCoach.Api.Identity;
using SpeechCoach.Api.Media;
using SpeechCoach.Api.Progress;
using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>How the learner is getting on: a picture of his last thirty days, and the gist of it.</summary>
sealed class ProgressStep(PractisedDays days, Pictures pictures, TimeProvider time) : IStep
{
    public const string StepName = "progress";
    const int Shown = 30;
    const int Looked = 90;

    static readonly (string Measure, string Label, string Unit)[] curves =
    [
        (MeasureNames.WordsPerMinute, "Pace", "words/min"), (MeasureNames.FillersPerMinute, "Fillers", "fillers/min"),
        (MeasureNames.PausesPerMinute, "Pauses", "pauses/min"), (MeasureNames.PitchVariation, "Pitch variation", "semitones"),
    ];

    public string Name => StepName;

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        var (texts, today) = (turn.Texts, turn.Account.LocalDate(time.GetUtcNow()));
        var spoken = await days.LatestAsync(turn.Account.Subject, today, Looked, cancellationToken);
        var shown = spoken.Where(day => day.Date > today.AddDays(-Shown)).ToList();
        if (shown.Count == 0)
        {
            await turn.ShowAsync(new(texts["progress.none"], Menu.Of(texts)), cancellationToken);
            return;
        }

        string?[] lines =
        [
            texts["progress"],
            texts.Count("progress.recordings", shown.Sum(day => day.Recordings)),
            StreakText.Of(spoken, today, texts),
            turn.Account.Goal is { } goal ? texts.Say("goal.now", ("goal", new Markup(GoalText.Of(goal, spoken, texts)))) : null,
        ];
        var text = string.Join('\n', lines.OfType<string>());
        var buttons = Buttons.Rows(
            2,
            Buttons.To(texts["button.history"], HistoryStep.StepName), Buttons.To(texts["button.goal"], GoalStep.StepName),
            Buttons.To(texts["button.practice"], PracticeStep.StepName), Buttons.To(texts["button.settings"], SettingsStep.StepName));
        if (await pictures.PngAsync(Picture(shown, today, texts), cancellationToken) is { } png) await turn.SendPictureAsync(new(png, "progress.png", text, buttons), cancellationToken);
        else await turn.SayAsync(new(text, buttons), cancellationToken);
    }

    static string Picture(List<PractisedDay> shown, DateOnly today, Phrases texts)
    {
        var from = today.AddDays(1 - Shown);
        return ProgressPlot.Svg(
            [.. curves.Select(curve => new ProgressCurve(
                texts.Has($"measure.{curve.Measure}") ? texts[$"measure.{curve.Measure}"] : curve.Label,
                texts.Has($"unit.{curve.Unit}") ? texts[$"unit.{curve.Unit}"] : curve.Unit,
                [.. shown.Where(day => day.Measures.ContainsKey(curve.Measure)).Select(day => (day.Date, day.Measures[curve.Measure]))]))],
            (from, from.ToString("d MMM", texts.Culture)), (today, today.ToString("d MMM", texts.Culture)), "#ffffff", texts.Culture);
    }
}
