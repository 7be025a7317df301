namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>A report once more.</summary>
sealed class ReportStep(OwnReports reports, ReportMessages messages) : IStep
{
    public const string StepName = "report";

    public string Name => StepName;

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await reports.FindAsync(turn, cancellationToken) is not var (status, _)) turn.Stale();
        else await turn.SayAsync(await messages.OfAsync(status, turn.Chat.IsPrivate, turn.Texts, cancellationToken), cancellationToken);
    }
}
