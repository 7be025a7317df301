using System.Globalization;
using SpeechCoach.Api.Media;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>A moment of a recording, to be heard again.</summary>
sealed class ListenStep(OwnReports reports, Clips clips) : IStep
{
    public const string StepName = "listen";

    public string Name => StepName;

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Arguments is not [_, var index, ..]
            || !int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || await reports.FindAsync(turn, cancellationToken) is not var (status, report)
            || Moments.Of(report).ElementAtOrDefault(number) is not { Advice: { } advice, Span: var span })
        {
            turn.Stale();
            return;
        }

        if (await clips.CutAsync(status.Task, span, cancellationToken) is { } clip)
            await turn.SendVoiceAsync(new(clip, "moment.ogg", ReportText.Remark(report, advice with { Evidence = [span] }, turn.Texts)), cancellationToken);
        else
            await turn.SayAsync(new(turn.Texts["listen.gone"]), cancellationToken);
    }
}
