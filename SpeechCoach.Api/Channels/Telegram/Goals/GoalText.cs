using SpeechCoach.Api.Progress;
using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>How far a learner is with his goal, in a line.</summary>
static class GoalText
{
    public static string Of(Goal goal, IReadOnlyList<PractisedDay> days, Phrases texts)
    {
        var name = texts[$"goal.{goal.Kind}"];
        return GoalProgress.Of(goal, days) switch
        {
            { Before: { } then, Since: { } now } aim => $"{name}: {MeasureText.Value(then, "", texts)} → <b>{MeasureText.Value(now, aim.Unit, texts)}</b>",
            { Since: { } now } aim => $"{name}: <b>{MeasureText.Value(now, aim.Unit, texts)}</b>",
            _ => name,
        };
    }
}
