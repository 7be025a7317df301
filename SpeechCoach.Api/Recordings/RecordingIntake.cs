using System.Runtime.ExceptionServices;
using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using SpeechCoach.Api.Channels;
using SpeechCoach.Api.Errors;
using SpeechCoach.Api.Identity;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Api.Recordings;

/// <summary>
/// Takes recordings in from every channel: sound into the store, then the task into the queue, and only then the acknowledgement.
/// </summary>
sealed partial class RecordingIntake(
    IObjectStore store,
    AccountStore accounts,
    RecordingIds ids,
    RecordingQueue queue,
    DeletionQueue deletions,
    BackPressure pressure,
    ApiMetrics metrics,
    IOptions<UploadOptions> options,
    TimeProvider time,
    ILogger<RecordingIntake> logger) : IDisposable
{
    readonly UploadOptions options = options.Value;
    readonly ConcurrencyLimiter slots = new(new() { PermitLimit = options.Value.MaxConcurrent });

    /// <summary>Takes one recording in, or says why not.</summary>
    /// <exception cref="RedisException">Redis is away. Whether the recording was queued is unknown; the same key may be sent again.</exception>
    /// <exception cref="StoreAwayException">The object store is away; nothing has happened.</exception>
    public async Task<Intake> TakeAsync(IncomingRecording incoming, CancellationToken cancellationToken)
    {
        metrics.Uploading(incoming.Channel);
        var intake = await TakeWithinBoundsAsync(incoming, cancellationToken);
        if (intake.Outcome is not (IntakeOutcome.Accepted or IntakeOutcome.Known)) metrics.Refused(incoming.Channel, intake.Outcome);
        return intake;
    }

    public void Dispose() => slots.Dispose();

    async Task<Intake> TakeWithinBoundsAsync(IncomingRecording incoming, CancellationToken cancellationToken)
    {
        using var slot = slots.AttemptAcquire();
        if (!slot.IsAcquired || await pressure.IsHighAsync(cancellationToken)) return new(IntakeOutcome.Busy);

        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(options.MaxDuration), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, incoming.TooSlow, cancellationToken);
        await using var upload = new UploadStream(incoming.Content, options.MaxBytes);
        try
        {
            return await TakeAsync(incoming, upload, both.Token);
        }
        catch (UploadTooLargeException)
        {
            return new(IntakeOutcome.TooLarge);
        }
        catch (Exception) when (upload.Failure is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return new(IntakeOutcome.Broken);
        }
        catch (OperationCanceledException) when (both.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new(IntakeOutcome.TooSlow);
        }
    }

    async Task<Intake> TakeAsync(IncomingRecording incoming, UploadStream upload, CancellationToken cancellationToken)
    {
        var head = await upload.PeekAsync(MediaSniffer.HeadLength, cancellationToken);
        if (head.IsEmpty) return new(IntakeOutcome.Empty);
        if (MediaSniffer.Sniff(head.Span) is not { } type) return new(IntakeOutcome.UnknownType);

        var account = await AccountAsync(incoming.Sender, cancellationToken);
        var recording = incoming.Key is { } key ? ids.For(account.Learner, key) : RecordingIds.Random();
        if (incoming.Key is not null && await queue.FindAsync(recording, cancellationToken) is { } known)
            return await CompareAsync(known, upload, cancellationToken);
        if (await WasDeletedAsync(account, incoming, cancellationToken)) return new(IntakeOutcome.Deleted);

        var audio = ObjectKeys.Audio(account.Learner, recording, Guid.NewGuid());
        await StoreAsync(audio, upload, type, cancellationToken);
        string? language = null;
        try
        {
            language = await incoming.Language(cancellationToken) ?? account.Language;
            if (!LanguageTag.Is(language)) language = null;
        }
        finally
        {
            // Also where what stands behind the file is too much, or never ends.
            if (language is null) await DiscardAsync(audio);
        }

        if (language is null) return new(IntakeOutcome.BadLanguage);

        var now = time.GetUtcNow();
        return await AcceptAsync(new RecordingTask
        {
            Recording = recording,
            Learner = account.Learner,
            Subject = account.Subject,
            AudioKey = audio,
            AudioBytes = upload.Bytes,
            AudioHash = upload.Hash(),
            Channel = incoming.Channel,
            ReplyTo = incoming.ReplyTo,
            AcceptedAt = now,
            LocalDate = account.LocalDate(now),
            Language = language,
            Question = incoming.Question,
        }, cancellationToken);
    }

    async Task<Account> AccountAsync(Caller sender, CancellationToken cancellationToken)
    {
        try
        {
            return await accounts.GetOrCreateAsync(sender.Channel, sender.ExternalId, cancellationToken);
        }
        catch (Exception e) when (e is not (RedisException or TimeoutException or JsonException) && !cancellationToken.IsCancellationRequested)
        {
            // Not to be taken for a recording that cannot be read; and an account that cannot be read is not mended by waiting.
            throw new StoreAwayException(e);
        }
    }

    /// <summary>Whether this very message came before its sender was deleted, and now comes once more.</summary>
    async Task<bool> WasDeletedAsync(Account account, IncomingRecording incoming, CancellationToken cancellationToken)
    {
        if (account.Generation is null || incoming.Key is not { } key) return false;
        await foreach (var former in accounts.FormerAsync(incoming.Sender.Channel, incoming.Sender.ExternalId, cancellationToken))
            if (await deletions.IsDeletedAsync(ids.For(former, key), cancellationToken)) return true;
        return false;
    }

    static async Task<Intake> CompareAsync(RecordingStatus known, UploadStream upload, CancellationToken cancellationToken)
    {
        await upload.DrainAsync(cancellationToken);
        return upload.Hash() == known.Task.AudioHash ? new(IntakeOutcome.Known, known) : new(IntakeOutcome.Conflict);
    }

    async Task StoreAsync(string audio, UploadStream upload, MediaType type, CancellationToken cancellationToken)
    {
        try
        {
            await store.PutAsync(audio, upload, type.ContentType, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // A store may wrap what reading threw.
            if (upload.Failure is { } failure) ExceptionDispatchInfo.Throw(failure);
            throw new StoreAwayException(e);
        }
    }

    async Task<Intake> AcceptAsync(RecordingTask task, CancellationToken cancellationToken)
    {
        var acceptance = await QueueAsync(task, cancellationToken);
        if (acceptance != Acceptance.Accepted) await DiscardAsync(task.AudioKey);
        switch (acceptance)
        {
            case Acceptance.Accepted:
                metrics.Accepted(task.Channel, task.AudioBytes);
                Log.Accepted(logger, task.Recording, task.AudioBytes, task.Channel);
                return new(IntakeOutcome.Accepted, new RecordingStatus { Task = task, State = RecordingState.Accepted });
            case Acceptance.Known:
                return new(IntakeOutcome.Known, new RecordingStatus { Task = task, State = RecordingState.Accepted });
            case Acceptance.Conflict:
                return new(IntakeOutcome.Conflict);
            case Acceptance.TooMany:
                return new(IntakeOutcome.TooMany);
            default:
                return new(IntakeOutcome.Deleted);
        }
    }

    async Task<Acceptance> QueueAsync(RecordingTask task, CancellationToken cancellationToken)
    {
        try
        {
            return await queue.AcceptAsync(task, cancellationToken);
        }
        catch (RedisServerException)
        {
            // It said no, being full perhaps. Where there is no answer, the script may have run all the same: the sound stays, and the sender
            // asks again with his key.
            await DiscardAsync(task.AudioKey);
            throw;
        }
    }

    async Task DiscardAsync(string audio)
    {
        try
        {
            await store.DeleteAsync(audio, CancellationToken.None);
        }
        catch (Exception e)
        {
            Log.Orphan(logger, e, audio);
        }
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Recording {Recording} accepted: {Bytes} bytes by channel {Channel}")]
        public static partial void Accepted(ILogger logger, RecordingId recording, long bytes, string channel);

        [LoggerMessage(2, LogLevel.Warning, "{Audio} was not needed and could not be deleted")]
        public static partial void Orphan(ILogger logger, Exception exception, string audio);
    }
}
