using SpeechCoach.Api.Texts;
using Telegram.Bot.Types.ReplyMarkups;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>The main menu.</summary>
static class Menu
{
    public static InlineKeyboardMarkup Of(Phrases texts) => Buttons.Rows(
        2,
        Buttons.To(texts["button.practice"], PracticeStep.StepName),
        Buttons.To(texts["button.progress"], ProgressStep.StepName),
        Buttons.To(texts["button.goal"], GoalStep.StepName),
        Buttons.To(texts["button.settings"], SettingsStep.StepName),
        Buttons.To(texts["button.help"], HelpStep.StepName));
}
