using SpeechCoach.Api.Alarms;
using SpeechCoach.Api.Media;
using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types.Enums;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>
/// Brings the message that answers a recording from stage to stage and to its end, a small step at every ring, and then sends the picture. Whatever
/// is cut off is taken up by the next ring, of this instance or another.
/// </summary>
sealed partial class RecordingAnswer(
    RecordingQueue queue, ProgressMessage progress, ChatSender sender, ReportMessages reports, Pictures pictures, AccountStore accounts, PhraseBook phrases,
    TimeProvider time, ILogger<RecordingAnswer> logger) : IAlarm
{
    public const string AlarmKind = "answer";

    static readonly TimeSpan beat = TimeSpan.FromSeconds(1);

    public string Kind => AlarmKind;

    public async Task<DateTimeOffset?> RingAsync(string subject, CancellationToken cancellationToken)
    {
        if (!RecordingId.TryParse(subject, out var recording)) return null;
        if (await queue.FindAsync(recording, cancellationToken) is not { State: not RecordingState.Deleted, Task.ReplyTo: { } replyTo } status) return null;
        try
        {
            return await StepAsync(status, ChatAddress.Parse(replyTo), cancellationToken);
        }
        catch (FloodException e)
        {
            return e.Until;
        }
        catch (ApiRequestException e) when (e.ErrorCode == StatusCodes.Status400BadRequest)
        {
            // It would be refused again and again.
            Log.Refused(logger, recording, e.Message);
            return null;
        }
    }

    async Task<DateTimeOffset?> StepAsync(RecordingStatus status, ChatAddress address, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(status.Task.Learner, cancellationToken);
        if (account is null) return null;
        var (texts, shown, now) = (phrases.For(account.ReadsIn), await progress.ShownAsync(address, cancellationToken), Name(status));
        if (status.IsFinal)
        {
            if (shown == now) return await PictureAsync(status, address, texts, cancellationToken);
            await progress.ChangeAsync(address, now, await reports.OfAsync(status, address.IsPrivate, texts, cancellationToken), cancellationToken);
            return time.GetUtcNow();
        }

        if (shown != now) await progress.ChangeAsync(address, now, new(texts[$"stage.{now}"]), cancellationToken);
        await progress.ActAsync(address, ChatAction.Typing, cancellationToken);
        return time.GetUtcNow() + beat;
    }

    async Task<DateTimeOffset?> PictureAsync(RecordingStatus status, ChatAddress address, Phrases texts, CancellationToken cancellationToken)
    {
        if (status.State != RecordingState.Done || await reports.ReportAsync(status, cancellationToken) is not { Series: not null } report) return null;
        if (await sender.FindAsync($"{address}:picture", cancellationToken) is not null) return null;
        if (await pictures.PngAsync(SpeechPlot.Svg(report, "#ffffff", texts.PlotLabels(report), SpeechPlot.PhoneWidth), cancellationToken) is { } png)
            await sender.SendPictureAsync(address.Chat, $"{address}:picture", new(png, "recording.png", texts["picture"]), cancellationToken);
        return null;
    }

    static string Name(RecordingStatus status) => status switch
    {
        { State: RecordingState.Done } => "done",
        { State: RecordingState.Refused } => "refused",
        { State: RecordingState.Dead } => "dead",
        { State: RecordingState.Working, Stage: Stage.Decode or Stage.Transcribe } => "listening",
        { State: RecordingState.Working, Stage: Stage.Measure or Stage.Coach } => "measuring",
        _ => "received",
    };

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Telegram refuses the answer to recording {Recording}: {Reason}")]
        public static partial void Refused(ILogger logger, RecordingId recording, string reason);
    }
}
