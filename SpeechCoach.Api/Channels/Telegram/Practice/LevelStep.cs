using SpeechCoach.Storage;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>How difficult the questions are.</summary>
sealed class LevelStep(AccountStore accounts) : IStep
{
    public const string StepName = "level";
    const string Any = "any";

    static readonly string[] levels = ["A2", "B1", "B2", "C1", Any];

    public string Name => StepName;

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Arguments is not [var level, ..])
        {
            await turn.ShowAsync(new(turn.Texts["level.choose"], Buttons.Rows(
                1, levels.Select(each => Buttons.To(turn.Texts[$"level.{each}"], Name, each)))), cancellationToken);
            return;
        }

        if (!levels.Contains(level))
        {
            turn.Stale();
            return;
        }

        turn.Account = await accounts.UpdateAsync(turn.Account.Learner, account => account with { Level = level == Any ? null : level }, cancellationToken);
        await turn.ShowAsync(new(turn.Texts.Say("level.chosen", ("level", turn.Texts[$"level.{level}"])), Menu.Of(turn.Texts)), cancellationToken);
    }
}
