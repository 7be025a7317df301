using System.Diagnostics;
using System.Globalization;
using System.IO.Pipelines;
using Microsoft.Extensions.Options;
using SpeechCoach.Api.Identity;
using SpeechCoach.Api.Recordings;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Turns a message into an incoming recording, and tells its sender at once that it came.</summary>
sealed class TelegramIntake(
    ITelegramBotClient bot, RecordingIntake recordings, ProgressMessage progress, IOptions<TelegramOptions> options)
{
    /// <summary>Takes a message in. Taken in twice, it is one recording and one answer.</summary>
    /// <exception cref="IOException">Too many recordings wait; the message should come again later.</exception>
    public async Task TakeAsync(Message message, CancellationToken cancellationToken)
    {
        var address = new ChatAddress(message.Chat.Id, message.Id);
        using var activity = ApiTelemetry.Source.StartActivity("telegram message", ActivityKind.Consumer, default(ActivityContext));
        if (FileOf(message) is not { } file)
            await progress.ShowAsync(address, TelegramTexts.Hello, cancellationToken);
        else if (file.FileSize > options.Value.MaxBytes)
            await progress.ShowAsync(address, TelegramTexts.TooLarge(options.Value.MaxBytes), cancellationToken);
        else
            await TakeAsync(message, file, address, cancellationToken);
    }

    async Task TakeAsync(Message message, FileBase file, ChatAddress address, CancellationToken cancellationToken)
    {
        await progress.ShowAsync(address, TelegramTexts.Received, cancellationToken);
        var pipe = new Pipe();
        var download = DownloadAsync(file, pipe.Writer, cancellationToken);
        await using var content = pipe.Reader.AsStream();
        var intake = await recordings.TakeAsync(
            new IncomingRecording
            {
                Channel = TelegramChannel.ChannelName,
                ReplyTo = address.ToString(),
                Sender = new Caller(TelegramChannel.ChannelName, (message.From?.Id ?? message.Chat.Id).ToString(CultureInfo.InvariantCulture)),
                Key = address.ToString(),
                Content = content,
            },
            cancellationToken);
        // What was not read to its end is not wanted any more.
        await pipe.Reader.CompleteAsync();
        var failure = await download;

        // What may be better the next time is not confirmed. A file that Telegram refuses to hand out will not be, and must not stop the rest.
        if (intake.Outcome == IntakeOutcome.Busy || (intake.Outcome == IntakeOutcome.Broken && !IsFinal(failure)))
            throw new IOException($"The recording could not be taken now: {intake.Outcome}.");
        if (intake.Outcome is not (IntakeOutcome.Accepted or IntakeOutcome.Known))
            await progress.ChangeAsync(address, TelegramTexts.NotTaken(intake.Outcome), cancellationToken);
    }

    /// <summary>Writes the file; answers what went wrong, if anything did.</summary>
    async Task<Exception?> DownloadAsync(FileBase file, PipeWriter writer, CancellationToken cancellationToken)
    {
        try
        {
            var path = await bot.GetFile(file.FileId, cancellationToken);
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

    static bool IsFinal(Exception? failure) =>
        failure is ApiRequestException { ErrorCode: >= 400 and < 500 and not StatusCodes.Status429TooManyRequests };

    static FileBase? FileOf(Message message) =>
        message.Voice ?? message.Audio ?? message.VideoNote ?? (FileBase?)message.Document;
}
