using SpeechCoach.Api.Texts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>The language that the learner speaks in his recordings.</summary>
sealed class SpeechLanguageStep(AccountStore accounts, PhraseBook phrases) : IStep
{
    public const string StepName = "speech";

    public string Name => StepName;

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Arguments is not [var code, ..])
        {
            await turn.ShowAsync(new(turn.Texts["speech.choose"], Buttons.Rows(2, phrases.All.Select(each => Buttons.To(each["language"], Name, each.Language)))), cancellationToken);
            return;
        }

        if (phrases.Find(code) is not { } chosen)
        {
            turn.Stale();
            return;
        }

        turn.Account = await accounts.UpdateAsync(turn.Account.Learner, account => account with { Language = chosen.Language }, cancellationToken);
        await turn.ShowAsync(new(turn.Texts.Say("speech.chosen", ("language", chosen["language"])), Menu.Of(turn.Texts)), cancellationToken);
    }
}
