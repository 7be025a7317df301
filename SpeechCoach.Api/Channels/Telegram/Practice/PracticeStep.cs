using SpeechCoach.Api.Practice;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Practice by scenario.</summary>
sealed class PracticeStep(QuestionBank bank) : IStep
{
    public const string StepName = "practice";

    public string Name => StepName;

    public Task RunAsync(Turn turn, CancellationToken cancellationToken) => turn.ShowAsync(
        new(turn.Texts["practice"], Buttons.Rows(
            1, bank.Scenarios.Select(scenario => Buttons.To(turn.Texts[$"scenario.{scenario.Id}"], NextStep.StepName, scenario.Id)))),
        cancellationToken);
}
