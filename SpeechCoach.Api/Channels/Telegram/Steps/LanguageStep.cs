using SpeechCoach.Api.Texts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>The language in which the coach writes.</summary>
sealed class LanguageStep(AccountStore accounts, PhraseBook phrases) : IStep
{
    public const string StepName = "language";

    public string Name => StepName;

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Arguments is not [var code, ..])
        {
            await turn.ShowAsync(new(turn.Texts["language.choose"], Buttons.Rows(2, phrases.All.Select(each => Buttons.To(each["language"], Name, each.Language)))), cancellationToken);
            return;
        }

        if (phrases.Find(code) is not { } chosen)
        {
            turn.Stale();
            return;
        }

        turn.Account = await accounts.UpdateAsync(turn.Account.Learner, account => account with { ReadsIn = chosen.Language }, cancellationToken);
        turn.Texts = chosen;
        await turn.ShowAsync(new(chosen["language.chosen"], Menu.Of(chosen)), cancellationToken);
    }
}
