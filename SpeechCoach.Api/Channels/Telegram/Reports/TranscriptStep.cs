using System.Text;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>What was said: as messages, or as a file where those would be too many.</summary>
sealed class TranscriptStep(OwnReports reports) : IStep
{
    public const string StepName = "words";
    const int MostMessages = 3;

    public string Name => StepName;

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await reports.FindAsync(turn, cancellationToken) is not var (_, report))
        {
            turn.Stale();
            return;
        }

        if (report.Words.Count == 0)
        {
            await turn.SayAsync(new(turn.Texts["transcript.none"]), cancellationToken);
            return;
        }

        var parts = TranscriptText.Of(report, turn.Texts);
        if (parts.Count > MostMessages)
            await turn.SendFileAsync(new(Encoding.UTF8.GetBytes(TranscriptText.Plain(report)), "transcript.txt", turn.Texts["transcript.file"]), cancellationToken);
        else
            foreach (var part in parts) await turn.SayAsync(new(part), cancellationToken);
    }
}
