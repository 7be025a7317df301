using SpeechCoach.Api.Practice;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>The question that goes further into what was said.</summary>
sealed class DeeperStep(OwnReports reports, Exercises exercises) : IStep
{
    public const string StepName = "deeper";

    public string Name => StepName;

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await reports.FindAsync(turn, cancellationToken) is not var (status, report) || report.FollowUp is not { } question) turn.Stale();
        else await exercises.AskAsync(turn, Assignment.Own(AskedQuestions.FollowUpOf(status.Task.Recording.ToString()), question), cancellationToken);
    }
}
