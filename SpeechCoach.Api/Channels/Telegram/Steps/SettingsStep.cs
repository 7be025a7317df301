namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>What can be set.</summary>
sealed class SettingsStep(Texts.PhraseBook phrases) : IStep
{
    public const string StepName = "settings";

    public string Name => StepName;

    public Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        var text = turn.Texts.Say("settings", ("reads", turn.Texts["language"]), ("speaks", phrases.Find(turn.Account.Language)?["language"] ?? turn.Account.Language));
        return turn.ShowAsync(new(text, Buttons.Rows(
            1, Buttons.To(turn.Texts["button.language"], LanguageStep.StepName), Buttons.To(turn.Texts["button.speech"], SpeechLanguageStep.StepName))), cancellationToken);
    }
}
