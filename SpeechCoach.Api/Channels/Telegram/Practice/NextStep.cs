using System.Globalization;
using SpeechCoach.Api.Practice;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>The next question of a scenario.</summary>
sealed class NextStep(QuestionBank bank, QuestionPicker picker, Exercises exercises) : IStep
{
    public const string StepName = "next";

    public string Name => StepName;

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Arguments is not [var id, ..] || bank.FindScenario(id) is not { } scenario)
        {
            turn.Stale();
            return;
        }

        var key = string.Create(CultureInfo.InvariantCulture, $"telegram:{turn.Update.Id}");
        var questions = await picker.PickAsync(turn.Account.Learner, scenario, key, cancellationToken);
        await exercises.AskAsync(turn, new() { Scenario = scenario.Id, Questions = [.. questions.Select(question => question.Id)] }, cancellationToken);
    }
}
