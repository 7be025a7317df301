using SpeechCoach.Api.Alarms;
using SpeechCoach.Api.Practice;
using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Asks questions and knows which one a recording answers.</summary>
sealed class Exercises(QuestionBank bank, AlarmBook alarms, TimeProvider time)
{
    /// <summary>Asks: the question becomes what the next recording answers, and the time to prepare begins to run.</summary>
    public async Task AskAsync(Turn turn, Assignment assignment, CancellationToken cancellationToken)
    {
        if (Of(assignment, turn.Texts.Language) is not { } asked) return;
        var preparation = bank.FindScenario(assignment.Scenario)?.PreparationSeconds ?? 0;
        assignment = assignment with { SpeakAt = preparation > 0 ? time.GetUtcNow() + TimeSpan.FromSeconds(preparation) : null };
        await turn.ChangeAsync(state => state with { Assignment = assignment, Awaits = null }, cancellationToken);
        var message = await turn.SayAsync(Message(turn.Texts, assignment, asked, preparation), cancellationToken);
        await turn.ChangeAsync(state => state.Assignment is null ? state : state with { Assignment = state.Assignment with { Message = message } }, cancellationToken);
        if (preparation > 0) await alarms.SetAsync(Countdown.AlarmKind, turn.Chat.ToString(), Countdown.Next(time.GetUtcNow(), assignment.SpeakAt!.Value), cancellationToken);
    }

    /// <summary>The question that the next recording answers.</summary>
    public AskedQuestion? Of(Assignment? assignment, string language)
    {
        if (assignment is null) return null;
        var seconds = bank.FindScenario(assignment.Scenario)?.AnswerSeconds;
        if (assignment is { OwnText: { } own, OwnId: { } ownId }) return new(ownId, own, assignment.Scenario, seconds);
        return assignment.Questions.ElementAtOrDefault(assignment.At) is { } id && bank.Find(id) is { } found
            ? new(id, found.Question.In(language), found.Scenario.Id, seconds)
            : null;
    }

    /// <summary>The recording that answers a question has come: the next one of the set is asked, or the exercise is over. Told twice, it goes one step on.</summary>
    public async Task AnsweredAsync(Turn turn, AskedQuestion question, CancellationToken cancellationToken)
    {
        await turn.ChangeAsync(
            state => state.AnsweredBy != turn.Update.Id && Of(state.Assignment, turn.Texts.Language)?.Id == question.Id
                ? state with { Assignment = state.Assignment!.Next, AnsweredBy = turn.Update.Id }
                : state,
            cancellationToken);
        if (turn.State is { Assignment: { Message: null } next, AnsweredBy: var by } && by == turn.Update.Id) await AskAsync(turn, next, cancellationToken);
    }

    /// <summary>The message of a question, with so many seconds left to prepare.</summary>
    public ChatMessage Message(Phrases texts, Assignment assignment, AskedQuestion asked, int secondsLeft)
    {
        var scenario = bank.FindScenario(assignment.Scenario);
        var place = assignment.Questions.Count > 1 ? texts.Say("question.place", ("number", assignment.At + 1), ("count", assignment.Questions.Count)) : "";
        var time = secondsLeft > 0 ? texts.Say("question.prepare", ("seconds", secondsLeft), ("answer", asked.AnswerSeconds ?? 0))
            : scenario?.PreparationSeconds > 0 ? texts.Say("question.speak", ("answer", asked.AnswerSeconds ?? 0))
            : texts.Say("question.answer", ("answer", asked.AnswerSeconds ?? 60));
        return new(
            texts.Say("question", ("scenario", texts[$"scenario.{assignment.Scenario}"]), ("place", new Markup(place)), ("question", asked.Text), ("time", new Markup(time))),
            Buttons.Rows(
                2,
                [
                    .. scenario is null ? [] : new[] { Buttons.To(texts["button.another"], NextStep.StepName, scenario.Id) },
                    Buttons.To(texts["button.cancel"], CancelStep.StepName),
                ]));
    }
}
