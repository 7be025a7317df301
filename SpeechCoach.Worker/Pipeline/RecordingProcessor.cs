using System.Diagnostics;
using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Worker;

/// <summary>One attempt on one recording: analyse, write the report, commit. Whatever goes wrong ends in a retry, never in a lost recording.</summary>
sealed partial class RecordingProcessor(
    RecordingQueue queue,
    RecordingAnalyzer analyzer,
    IObjectStore store,
    PipelineMetrics metrics,
    IOptions<PipelineOptions> pipeline,
    IOptions<QueueOptions> options,
    TimeProvider time,
    ILogger<RecordingProcessor> logger)
{
    public async Task ProcessAsync(ClaimedRecording claimed, CancellationToken stoppingToken)
    {
        using var activity = PipelineTelemetry.Source.StartActivity("process recording", ActivityKind.Consumer, claimed.Parent);
        activity?.SetTag("speechcoach.recording.id", claimed.Task.Recording.ToString()).SetTag("speechcoach.attempt", claimed.Attempt);
        using var scope = Log.Scope(logger, claimed.Task.Recording, claimed.Attempt);
        metrics.Began(claimed, time.GetUtcNow());

        using var timeout = new CancellationTokenSource(pipeline.Value.AttemptTimeout, time);
        using var lost = new CancellationTokenSource();
        using var any = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, timeout.Token, lost.Token);
        using var ended = new CancellationTokenSource();
        var heart = BeatAsync(claimed, lost, ended.Token);
        try
        {
            var waited = time.GetUtcNow() - claimed.Task.AcceptedAt;
            var analysis = await AnalyzeAsync(claimed, any.Token);
            await CommitAsync(claimed, analysis, waited, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await HandBackAsync(claimed);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            metrics.Ended("lost");
            Log.Lost(logger);
        }
        catch (Exception e)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.GetType().Name);
            var reason = timeout.IsCancellationRequested ? $"took longer than {pipeline.Value.AttemptTimeout}" : $"{e.GetType().Name}: {e.Message}";
            await RetryAsync(claimed, e, reason, stoppingToken);
        }
        finally
        {
            await ended.CancelAsync();
            await heart;
        }
    }

    async Task<Analysis> AnalyzeAsync(ClaimedRecording claimed, CancellationToken cancellationToken)
    {
        await using var audio = await store.OpenAsync(claimed.Task.AudioKey, cancellationToken)
            ?? throw new InvalidOperationException("The recording is not in the object store.");
        return await analyzer.AnalyzeAsync(
            audio.Content,
            new AnalysisRequest(claimed.Task.Language),
            (stage, timings, token) => queue.BeginStageAsync(claimed, stage, timings, token),
            cancellationToken);
    }

    async Task CommitAsync(ClaimedRecording claimed, Analysis analysis, TimeSpan waited, CancellationToken cancellationToken)
    {
        string? reportKey = null;
        if (analysis.Report is { } report)
        {
            reportKey = ObjectKeys.Report(claimed.Task.Learner, claimed.Task.Recording, claimed.Attempt);
            // Clocks of two machines may differ by more than nothing.
            var stored = new StoredReport(claimed.Task, report) { WaitSeconds = Math.Max(0, waited.TotalSeconds), Timings = analysis.Timings };
            await store.WriteJsonAsync(reportKey, stored, ContractsJson.Default.StoredReport, cancellationToken);
        }

        var committed = await PatientlyAsync(
            () => queue.CommitAsync(claimed, reportKey, analysis.Refusal, analysis.Timings, CancellationToken.None));
        if (!committed && reportKey is not null) await store.DeleteAsync(reportKey, CancellationToken.None);
        metrics.Ended(!committed ? "lost" : reportKey is null ? "refused" : "done");
        if (committed && analysis.Refusal is { Code: var code }) Log.Refused(logger, code);
        else Log.Ended(logger, committed ? "done" : "ended by another attempt");
    }

    async Task RetryAsync(ClaimedRecording claimed, Exception exception, string reason, CancellationToken cancellationToken)
    {
        // A store that is away fails every recording alike, and for longer than the tries of one would last.
        var isOfTheRecording = await StoreAnswersAsync(cancellationToken);
        var outcome = await PatientlyAsync(() => isOfTheRecording
            ? queue.RetryAsync(claimed, reason, CancellationToken.None)
            : queue.PutOffAsync(claimed, CancellationToken.None));
        metrics.Ended(outcome.ToString().ToLowerInvariant());
        Log.Failed(logger, exception, outcome);
    }

    async Task<bool> StoreAnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.CheckAsync(cancellationToken);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    async Task HandBackAsync(ClaimedRecording claimed)
    {
        try
        {
            await queue.HandBackAsync(claimed, CancellationToken.None);
            metrics.Ended("handed-back");
            Log.HandedBack(logger);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            // Another worker takes it over when the claim has gone stale.
            Log.NotHandedBack(logger, e);
        }
    }

    /// <summary>Offers a finished step to Redis for a while: the work behind it is dear, and a step that had happened changes nothing again.</summary>
    async Task<T> PatientlyAsync<T>(Func<Task<T>> step)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await step();
            }
            catch (Exception e) when (e is RedisException or TimeoutException && time.GetElapsedTime(began) < pipeline.Value.CommitPatience)
            {
                await Task.Delay(options.Value.Sweep, time, CancellationToken.None);
            }
        }
    }

    async Task BeatAsync(ClaimedRecording claimed, CancellationTokenSource lost, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(options.Value.ClaimAfter / 3, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested) return;
            try
            {
                if (await queue.HeartbeatAsync(claimed, cancellationToken)) continue;
                await lost.CancelAsync();
                return;
            }
            catch (Exception e) when (e is RedisException or TimeoutException or OperationCanceledException)
            {
                // Whether the claim held is seen at the next beat, or at the commit.
            }
        }
    }

    static partial class Log
    {
        public static readonly Func<ILogger, RecordingId, int, IDisposable?> Scope =
            LoggerMessage.DefineScope<RecordingId, int>("recording {RecordingId} attempt {Attempt}");

        [LoggerMessage(1, LogLevel.Information, "The recording is {Outcome}")]
        public static partial void Ended(ILogger logger, string outcome);

        [LoggerMessage(6, LogLevel.Information, "The recording is refused: {Code}")]
        public static partial void Refused(ILogger logger, string code);

        [LoggerMessage(2, LogLevel.Warning, "The attempt failed: {Outcome}")]
        public static partial void Failed(ILogger logger, Exception exception, RetryOutcome outcome);

        [LoggerMessage(3, LogLevel.Information, "The worker stops; the recording went back into the queue")]
        public static partial void HandedBack(ILogger logger);

        [LoggerMessage(4, LogLevel.Warning, "The worker stops and could not hand the recording back; another takes it over")]
        public static partial void NotHandedBack(ILogger logger, Exception exception);

        [LoggerMessage(5, LogLevel.Warning, "Another attempt has taken the recording over")]
        public static partial void Lost(ILogger logger);
    }
}
