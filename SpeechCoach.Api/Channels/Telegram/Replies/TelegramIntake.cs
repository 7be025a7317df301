using System.IO.Pipelines;
using Microsoft.Extensions.Options;
using SpeechCoach.Api.Alarms;
using SpeechCoach.Api.Recordings;
using SpeechCoach.Contracts;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Turns a file that a learner sent into an incoming recording, and tells him at once that it came.</summary>
sealed class TelegramIntake(
    ITelegramBotClient bot, RecordingIntake recordings, ProgressMessage progress, Exercises exercises, AlarmBook alarms, IOptions<TelegramOptions> options, TimeProvider time)
{
    /// <summary>Takes a recording in. Taken in twice, it is one recording and one answer.</summary>
    /// <exception cref="IOException">It cannot be taken now; it should come again later.</exception>
    public async Task TakeAsync(Turn turn, SentFile file, CancellationToken cancellationToken)
    {
        var address = new ChatAddress(turn.Update.Chat, turn.Update.Message);
        if (file.Bytes > options.Value.MaxBytes)
        {
            await progress.ShowAsync(address, "refused", TooLarge(turn), cancellationToken);
            return;
        }

        await progress.ShowAsync(address, "received", new(turn.Texts["stage.received"]), cancellationToken);
        var question = exercises.Of(turn.State.Assignment, turn.Texts.Language);
        var (taken, failure) = await TakeAsync(turn, file, question, address, cancellationToken);
        var intake = taken.Outcome;
        // What may be better the next time comes again. A file that Telegram refuses to hand out will not be.
        if (intake == IntakeOutcome.Busy || (intake == IntakeOutcome.Broken && !IsFinal(failure)))
            throw new IOException($"The recording could not be taken now: {intake}.");
        if (IsTooLarge(failure) || intake == IntakeOutcome.TooLarge)
            await progress.ChangeAsync(address, "refused", TooLarge(turn), cancellationToken);
        else if (intake is not (IntakeOutcome.Accepted or IntakeOutcome.Known))
            await progress.ChangeAsync(address, "refused", new(turn.Texts[Key(intake)]), cancellationToken);
        else if (taken.Status is { Task: var task })
        {
            await alarms.SetAsync(RecordingAnswer.AlarmKind, task.Recording.ToString(), time.GetUtcNow(), cancellationToken);
            // What it was accepted as counts: the conversation may have gone on since.
            if (task.Question is { } answered) await exercises.AnsweredAsync(turn, answered, cancellationToken);
        }
    }

    async Task<(Intake Taken, Exception? Failure)> TakeAsync(
        Turn turn, SentFile file, AskedQuestion? question, ChatAddress address, CancellationToken cancellationToken)
    {
        var pipe = new Pipe();
        var download = DownloadAsync(file, pipe.Writer, cancellationToken);
        await using var content = pipe.Reader.AsStream();
        var intake = await recordings.TakeAsync(
            new IncomingRecording
            {
                Channel = TelegramChannel.ChannelName,
                ReplyTo = address.ToString(),
                Sender = turn.Caller,
                Key = address.ToString(),
                Content = content,
                Question = question,
            },
            cancellationToken);
        // What was not read to its end is not wanted any more.
        await pipe.Reader.CompleteAsync();
        return (intake, await download);
    }

    /// <summary>Writes the file; answers what went wrong, if anything did.</summary>
    async Task<Exception?> DownloadAsync(SentFile file, PipeWriter writer, CancellationToken cancellationToken)
    {
        try
        {
            var path = await bot.GetFile(file.Id, cancellationToken);
            await bot.DownloadFile(path, writer.AsStream(leaveOpen: true), cancellationToken);
            await writer.CompleteAsync();
            return null;
        }
        catch (Exception e)
        {
            // Its message may hold the address, and that the token; the reader learns that the file broke off.
            await writer.CompleteAsync(new IOException($"Telegram did not hand the file out ({e.GetType().Name})."));
            return e;
        }
    }

    ChatMessage TooLarge(Turn turn) => new(turn.Texts.Say("refused.large", ("megabytes", options.Value.MaxBytes / (1024 * 1024))));

    static bool IsFinal(Exception? failure) =>
        failure is ApiRequestException { ErrorCode: >= 400 and < 500 and not StatusCodes.Status429TooManyRequests };

    // Telegram's own words where the size was not known before.
    static bool IsTooLarge(Exception? failure) =>
        failure is ApiRequestException { ErrorCode: 400 } e && e.Message.Contains("file is too big", StringComparison.OrdinalIgnoreCase);

    static string Key(IntakeOutcome outcome) => outcome switch
    {
        IntakeOutcome.Broken or IntakeOutcome.TooSlow => "refused.broken",
        IntakeOutcome.Empty => "refused.empty",
        IntakeOutcome.TooMany => "refused.toomany",
        _ => "refused.unreadable",
    };
}
