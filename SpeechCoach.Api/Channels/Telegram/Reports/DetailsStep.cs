namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>All numbers of a report.</summary>
sealed class DetailsStep(OwnReports reports, ReportMessages messages) : IStep
{
    public const string StepName = "details";

    public string Name => StepName;

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await reports.FindAsync(turn, cancellationToken) is not var (status, report)) turn.Stale();
        else await turn.SayAsync(new(DetailsText.Of(report, await messages.UsualAsync(status.Task, cancellationToken), turn.Texts)), cancellationToken);
    }
}
