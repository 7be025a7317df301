using SpeechCoach.Api.Practice;
using SpeechCoach.Api.Recordings;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>The question of a recording once more.</summary>
sealed class AgainStep(RecordingReader recordings, QuestionBank bank, Exercises exercises) : IStep
{
    public const string StepName = "again";

    public string Name => StepName;

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        var status = turn.Arguments is [var id, ..] ? await recordings.FindAsync(turn.Caller, id, cancellationToken) : null;
        if (status?.Task.Question is not { } question) turn.Stale();
        else await exercises.AskAsync(
            turn,
            bank.Find(question.Id) is var (_, scenario) ? new() { Scenario = scenario.Id, Questions = [question.Id] } : Assignment.Own(question.Id, question.Text),
            cancellationToken);
    }
}
