using SpeechCoach.Api.Identity;
using SpeechCoach.Api.Progress;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>What the learner works towards, and how far he is.</summary>
sealed class GoalStep(AccountStore accounts, PractisedDays days, TimeProvider time) : IStep
{
    public const string StepName = "goal";
    const string None = "none";
    const int Looked = 90;

    public string Name => StepName;

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Arguments is not [var kind, ..]) await ShowAsync(turn, cancellationToken);
        else if (kind == None || Goal.Kinds.Contains(kind)) await SetAsync(turn, kind, cancellationToken);
        else turn.Stale();
    }

    async Task ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        var (texts, account) = (turn.Texts, turn.Account);
        var today = account.LocalDate(time.GetUtcNow());
        var spoken = await days.LatestAsync(account.Subject, today, Looked, cancellationToken);
        string?[] lines =
        [
            account.Goal is { } goal ? texts.Say("goal.now", ("goal", new Texts.Markup(GoalText.Of(goal, spoken, texts)))) : texts["goal.choose"],
            StreakText.Of(spoken, today, texts),
            account.RemindAt is { } at ? texts.Say("goal.reminded", ("time", at.ToString("t", texts.Culture))) : null,
        ];
        await turn.ShowAsync(new(string.Join('\n', lines.OfType<string>()), new(
        [
            .. Goal.Kinds.Select(each => new[] { Buttons.To(texts[$"goal.{each}"], Name, each) }),
            [Buttons.To(texts["button.remind"], RemindStep.StepName), Buttons.To(texts["button.nogoal"], Name, None)],
        ])), cancellationToken);
    }

    async Task SetAsync(Turn turn, string kind, CancellationToken cancellationToken)
    {
        var today = turn.Account.LocalDate(time.GetUtcNow());
        turn.Account = await accounts.UpdateAsync(
            turn.Account.Learner,
            account => kind == account.Goal?.Kind ? account : account with { Goal = kind == None ? null : new(kind, today) },
            cancellationToken);
        await turn.ShowAsync(
            kind == None
                ? new(turn.Texts["goal.dropped"], Menu.Of(turn.Texts))
                : new(turn.Texts.Say("goal.set", ("goal", turn.Texts[$"goal.{kind}"])), RemindStep.Choice(turn.Texts)),
            cancellationToken);
    }
}
