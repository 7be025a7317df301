using SpeechCoach.Api.Progress;
using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>How far a learner is with his goal, in a line.</summary>
static class GoalText
{
    static readonly Dictionary<string, (string Measure, string Unit)> measured = new()
    {
        [Goal.FewerFillers] = (MeasureNames.FillersPerMinute, "fillers/min"),
        [Goal.Slower] = (MeasureNames.WordsPerMinute, "words/min"),
        [Goal.Livelier] = (MeasureNames.PitchVariation, "semitones"),
    };

    public static string Of(Goal goal, IReadOnlyList<PractisedDay> days, Phrases texts)
    {
        var name = texts[$"goal.{goal.Kind}"];
        if (!measured.TryGetValue(goal.Kind, out var aim)) return name;
        var before = PractisedDay.Mean(days.Where(day => day.Date < goal.SetOn), aim.Measure);
        var since = PractisedDay.Mean(days.Where(day => day.Date >= goal.SetOn), aim.Measure);
        return (before, since) switch
        {
            ({ } then, { } now) => $"{name}: {MeasureText.Value(then, "", texts)} → <b>{MeasureText.Value(now, aim.Unit, texts)}</b>",
            (null, { } now) => $"{name}: <b>{MeasureText.Value(now, aim.Unit, texts)}</b>",
            _ => name,
        };
    }
}
