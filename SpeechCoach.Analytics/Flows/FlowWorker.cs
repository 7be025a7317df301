using Confluent.Kafka;
using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Analytics.Flows;

/// <summary>
/// Runs one dataflow. The broker shares the partitions out among its instances; whatever goes wrong, the instance leaves the group,
/// waits and joins again, and goes on from what was saved.
/// </summary>
sealed partial class FlowWorker<T>(
    T flow, EventTopic topic, EventConsumers consumers, FlowState state, FlowTelemetry telemetry,
    IOptions<FlowOptions> options, TimeProvider time, ILogger<FlowWorker<T>> logger) : BackgroundService where T : Dataflow
{
    readonly FlowOptions options = options.Value;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var pause = options.RetryAfter;
        while (!stoppingToken.IsCancellationRequested)
        {
            var joined = time.GetTimestamp();
            try
            {
                await topic.EnsureAsync(stoppingToken);
                await RunAsync(stoppingToken);
            }
            catch (Exception e)
            {
                if (stoppingToken.IsCancellationRequested) return;
                if (time.GetElapsedTime(joined) > options.RetryAtMost) pause = options.RetryAfter;
                Log.Interrupted(logger, flow.Name, e.GetType().Name, pause);
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < options.RetryAtMost ? pause * 2 : options.RetryAtMost;
            }
        }
    }

    async Task RunAsync(CancellationToken cancellationToken)
    {
        var held = new Dictionary<int, FlowPartition>();
        using var consumer = consumers.Join(
            flow.Name,
            assigned: partition => (held[partition] = Open(partition)).Next,
            revoked: partition =>
            {
                held.Remove(partition);
                telemetry.Lost(flow.Name, partition);
            });
        try
        {
            var watched = time.GetTimestamp();
            while (!cancellationToken.IsCancellationRequested)
            {
                var batch = Gather(consumer, held);
                if (batch.Count == 0 && time.GetElapsedTime(watched) > options.Watch)
                {
                    watched = time.GetTimestamp();
                    await WatchAsync(consumer, held, cancellationToken);
                }

                // The partitions wait for Redis together; what follows from their saves is done one by one.
                var saves = await Task.WhenAll(batch.GroupBy(read => read.Partition).Select(events => SaveAsync(events.Key, [.. events], cancellationToken)));
                foreach (var save in saves) GoOn(consumer, held, save);
            }
        }
        finally
        {
            consumer.Close();
        }
    }

    /// <summary>Waits a little for a first event, then takes what has come, up to the bounds of a batch.</summary>
    List<ReadEvent> Gather(IConsumer<string, byte[]> consumer, Dictionary<int, FlowPartition> held)
    {
        var batch = new List<ReadEvent>();
        var begun = time.GetTimestamp();
        var wait = TimeSpan.FromMilliseconds(100);
        while (batch.Count < options.BatchEvents && time.GetElapsedTime(begun) < options.BatchTime && consumer.Consume(wait) is { } result)
        {
            if (held.TryGetValue(result.Partition.Value, out var partition)) batch.Add(new(partition, result, time.GetUtcNow()));
            wait = TimeSpan.Zero;
        }

        // A rebalance may have come while gathering. What was read before a partition was opened anew may be of another log.
        batch.RemoveAll(read => !ReferenceEquals(held.GetValueOrDefault(read.Partition.Partition), read.Partition));
        return batch;
    }

    async Task<Save> SaveAsync(FlowPartition partition, List<ReadEvent> batch, CancellationToken cancellationToken)
    {
        var folded = new List<(ReadEvent Read, SpeechAnalyzed Speech)>(batch.Count);
        foreach (var read in batch)
            if (Parse(read.Result) is { } speech) folded.Add((read, speech));

        var next = batch[^1].Result.Offset.Value + 1;
        var changes = await flow.FoldAsync([.. folded.Select(read => read.Speech)], cancellationToken);
        var outcome = await state.SaveAsync(flow.Name, partition, next, changes, cancellationToken);
        return new(partition, outcome, next, folded);
    }

    void GoOn(IConsumer<string, byte[]> consumer, Dictionary<int, FlowPartition> held, Save save)
    {
        var partition = save.Partition.Partition;
        if (save.Outcome != SaveOutcome.Saved)
        {
            telemetry.Refused(flow.Name, save.Outcome);
            Log.Refused(logger, flow.Name, partition, save.Outcome);
            OpenAnew(consumer, held, save.Partition);
            return;
        }

        held[partition] = save.Partition with { Next = save.Next };
        telemetry.Lag(flow.Name, partition, Math.Max(0, consumer.GetWatermarkOffsets(new(TopicNames.SpeechAnalyzed, partition)).High.Value - save.Next));
        foreach (var (read, speech) in save.Folded)
            telemetry.Folded(flow.Name, read.Result.Message.Headers.Text(TraceParent.Name), read.At, speech);
    }

    SpeechAnalyzed? Parse(ConsumeResult<string, byte[]> result)
    {
        var speech = SpeechEvents.Read(result.Message, out var reason);
        if (speech is null)
        {
            telemetry.SetAside(flow.Name);
            Log.SetAside(logger, flow.Name, result.Partition.Value, result.Offset.Value, reason);
        }

        return speech;
    }

    // Where no event comes, no save finds out that the log has begun again.
    async Task WatchAsync(IConsumer<string, byte[]> consumer, Dictionary<int, FlowPartition> held, CancellationToken cancellationToken)
    {
        var incarnation = await state.IncarnationAsync(cancellationToken);
        foreach (var partition in held.Values.Where(partition => partition.Incarnation != incarnation).ToList())
            OpenAnew(consumer, held, partition);
    }

    void OpenAnew(IConsumer<string, byte[]> consumer, Dictionary<int, FlowPartition> held, FlowPartition partition)
    {
        var opened = held[partition.Partition] = Open(partition.Partition);
        consumer.Seek(new(TopicNames.SpeechAnalyzed, opened.Partition, opened.Next));
    }

    FlowPartition Open(int partition)
    {
        var opened = state.Open(flow.Name, partition);
        Log.Opened(logger, flow.Name, partition, opened.Next, opened.Fence);
        return opened;
    }

    sealed record Save(FlowPartition Partition, SaveOutcome Outcome, long Next, List<(ReadEvent Read, SpeechAnalyzed Speech)> Folded);

    sealed record ReadEvent(FlowPartition Partition, ConsumeResult<string, byte[]> Result, DateTimeOffset At);

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Dataflow {Flow} reads partition {Partition} from {Offset} (fence {Fence})")]
        public static partial void Opened(ILogger logger, string flow, int partition, long offset, long fence);

        [LoggerMessage(2, LogLevel.Warning, "Dataflow {Flow} was interrupted by {Kind} and joins again after {Pause}")]
        public static partial void Interrupted(ILogger logger, string flow, string kind, TimeSpan pause);

        [LoggerMessage(3, LogLevel.Warning, "Dataflow {Flow} may not save partition {Partition} any more ({Outcome}) and reads it anew")]
        public static partial void Refused(ILogger logger, string flow, int partition, SaveOutcome outcome);

        [LoggerMessage(4, LogLevel.Error, "Dataflow {Flow} sets aside the event at partition {Partition} offset {Offset}: {Reason}")]
        public static partial void SetAside(ILogger logger, string flow, int partition, long offset, string reason);
    }
}
