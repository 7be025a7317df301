namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>What can be set.</summary>
sealed class SettingsStep(Texts.PhraseBook phrases) : IStep
{
    public const string StepName = "settings";

    public string Name => StepName;

    public Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        var (texts, account) = (turn.Texts, turn.Account);
        var text = texts.Say(
            "settings",
            ("reads", texts["language"]),
            ("speaks", phrases.Find(account.Language)?["language"] ?? account.Language),
            ("level", texts[$"level.{account.Level ?? "any"}"]),
            ("zone", ZoneStep.City(account.TimeZone)),
            ("reminder", account.RemindAt?.ToString("t", texts.Culture) ?? texts["settings.never"]));
        return turn.ShowAsync(new(text, Buttons.Rows(
            2,
            Buttons.To(texts["button.language"], LanguageStep.StepName),
            Buttons.To(texts["button.speech"], SpeechLanguageStep.StepName),
            Buttons.To(texts["button.level"], LevelStep.StepName),
            Buttons.To(texts["button.zone"], ZoneStep.StepName),
            Buttons.To(texts["button.remind"], RemindStep.StepName),
            Buttons.To(texts["button.export"], "export"),
            Buttons.To(texts["button.erase"], DeleteStep.StepName))), cancellationToken);
    }
}
