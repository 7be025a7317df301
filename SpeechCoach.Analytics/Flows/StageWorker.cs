using Confluent.Kafka;
using Microsoft.Extensions.Options;
using SpeechCoach.Storage;

namespace SpeechCoach.Analytics;

/// <summary>
/// Runs one stage of a dataflow. The broker shares the partitions out among the instances; whatever goes wrong, this one leaves the
/// group, waits and joins again, and goes on from what was saved.
/// </summary>
sealed partial class StageWorker(
    FlowStage id, Stage stage, EventTopic topics, EventConsumers consumers, BatchRunner runner, EventBacklog backlog, EventLogLedger ledger,
    FlowState state, FlowTelemetry telemetry, IOptions<FlowOptions> options, TimeProvider time, ILogger<StageWorker> logger) : BackgroundService
{
    static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
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
                await topics.EnsureAsync(id.Topic, stoppingToken);
                if (stage.Output is not null) await topics.EnsureAsync(stage.Output, stoppingToken);
                await RunAsync(stoppingToken);
            }
            catch (Exception e)
            {
                if (stoppingToken.IsCancellationRequested) return;
                if (time.GetElapsedTime(joined) > options.RetryAtMost) pause = options.RetryAfter;
                Log.Interrupted(logger, id.Group, e.GetType().Name, pause);
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < options.RetryAtMost ? pause * 2 : options.RetryAtMost;
            }
        }
    }

    async Task RunAsync(CancellationToken cancellationToken)
    {
        var held = new Dictionary<int, HeldPartition>();
        var batches = new Dictionary<HeldPartition, StageBatch>();
        using var consumer = consumers.Join(
            id.Topic,
            id.Group,
            assigned: partition => (held[partition] = Open(partition)).Place.Next,
            revoked: partition =>
            {
                held.Remove(partition);
                telemetry.Lost(id.Group, partition);
            });
        try
        {
            var watched = 0L;
            while (!cancellationToken.IsCancellationRequested)
            {
                Gather(consumer, held, batches, out var lost);
                if (lost is not null) await BeginAnewAsync(lost, cancellationToken);
                if (time.GetElapsedTime(watched) > options.Watch)
                {
                    watched = time.GetTimestamp();
                    await WatchAsync(consumer, held, cancellationToken);
                }

                // The partitions wait for the servers together; what follows from their saves is done one by one.
                var ready = Ready(held, batches);
                await Task.WhenAll(ready.Select(batch => runner.RunAsync(id, stage.Output, stage.Archives, batch, cancellationToken)));
                foreach (var batch in ready) GoOn(consumer, held, batch);
            }
        }
        finally
        {
            consumer.Close();
        }
    }

    /// <summary>Waits a little for a first event, then takes what has come, up to the bounds of a batch.</summary>
    void Gather(
        IConsumer<string, byte[]> consumer, Dictionary<int, HeldPartition> held, Dictionary<HeldPartition, StageBatch> batches, out HeldPartition? lost)
    {
        lost = null;
        var begun = time.GetTimestamp();
        var (count, wait) = (0, FirstWait);
        while (count < options.BatchEvents && time.GetElapsedTime(begun) < options.BatchTime && consumer.Consume(wait) is { } result)
        {
            wait = TimeSpan.Zero;
            if (!held.TryGetValue(result.Partition.Value, out var partition)) continue;
            if (!partition.Follows(result.Offset.Value)) lost = partition;
            if (!batches.TryGetValue(partition, out var batch)) batches.Add(partition, batch = new(partition, time.GetTimestamp()));
            runner.Read(id, stage, batch, result);
            count++;
        }
    }

    /// <summary>Takes out the batches that are to be folded now.</summary>
    List<StageBatch> Ready(Dictionary<int, HeldPartition> held, Dictionary<HeldPartition, StageBatch> batches)
    {
        // A rebalance may have come while gathering. What was read before a partition was opened anew may be of another log.
        foreach (var partition in batches.Keys.Where(partition => !IsHeld(held, partition)).ToList()) batches.Remove(partition);
        List<StageBatch> ready =
        [
            .. batches.Values.Where(batch => !stage.Archives || batch.Count >= options.ArchiveEvents || time.GetElapsedTime(batch.Begun) >= options.ArchiveTime),
        ];
        foreach (var batch in ready) batches.Remove(batch.Partition);
        return ready;
    }

    void GoOn(IConsumer<string, byte[]> consumer, Dictionary<int, HeldPartition> held, StageBatch batch)
    {
        var (place, partition) = (batch.Partition.Place, batch.Partition.Place.Partition);
        if (batch.Outcome != SaveOutcome.Saved)
        {
            telemetry.Refused(id.Group, batch.Outcome);
            Log.Refused(logger, id.Group, partition, batch.Outcome);
            OpenAnew(consumer, held, batch.Partition);
            return;
        }

        batch.Partition.Place = place with { Next = batch.Next };
        telemetry.Saved(id, batch);
        Measure(consumer, batch.Partition);
        foreach (var failure in batch.Changes.Failures) Log.NoResult(logger, id.Group, failure);
    }

    // Where no event comes, no save finds out that the log has begun again or the dataflow was reset.
    async Task WatchAsync(IConsumer<string, byte[]> consumer, Dictionary<int, HeldPartition> held, CancellationToken cancellationToken)
    {
        await backlog.SeenAsync(id.Topic, id.Group, cancellationToken);
        var (incarnation, generation) = await state.LifeAsync(id, cancellationToken);
        foreach (var partition in held.Values.ToList())
        {
            Measure(consumer, partition);
            // Also what another instance has saved for the archive and could not write any more.
            if (stage.Archives) await runner.WriteArchiveAsync(id, partition.Place, cancellationToken);
            if (partition.Place.Incarnation != incarnation || partition.Place.Generation != generation) OpenAnew(consumer, held, partition);
        }
    }

    // Events were dropped before they were read here. From the store's reports they all come once more.
    async Task BeginAnewAsync(HeldPartition lost, CancellationToken cancellationToken)
    {
        Log.Lost(logger, id.Group, lost.Place.Partition);
        await ledger.BeginAnewAsync(lost.Place.Incarnation, await topics.EndsAsync(EventTopic.Log, cancellationToken), cancellationToken);
    }

    void OpenAnew(IConsumer<string, byte[]> consumer, Dictionary<int, HeldPartition> held, HeldPartition partition)
    {
        var opened = held[partition.Place.Partition] = Open(partition.Place.Partition);
        consumer.Seek(new(id.Topic, opened.Place.Partition, opened.Place.Next));
    }

    HeldPartition Open(int partition)
    {
        var place = state.Open(id, partition);
        Log.Opened(logger, id.Group, partition, place.Next, place.Fence);
        return new(place, stage.Open(new(id.Flow, place.Generation, options.OpenWindows, options.OpenValues)));
    }

    void Measure(IConsumer<string, byte[]> consumer, HeldPartition partition)
    {
        var end = consumer.GetWatermarkOffsets(new(id.Topic, partition.Place.Partition)).High;
        if (!end.IsSpecial) telemetry.Lag(id.Group, partition.Place.Partition, Math.Max(0, end.Value - partition.Place.Next));
        telemetry.Open(id.Group, partition.Place.Partition, partition.Work.OpenWindows);
    }

    static bool IsHeld(Dictionary<int, HeldPartition> held, HeldPartition partition) =>
        ReferenceEquals(held.GetValueOrDefault(partition.Place.Partition), partition);

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Dataflow {Flow} reads partition {Partition} from {Offset} (fence {Fence})")]
        public static partial void Opened(ILogger logger, string flow, int partition, long offset, long fence);

        [LoggerMessage(2, LogLevel.Warning, "Dataflow {Flow} was interrupted by {Kind} and joins again after {Pause}")]
        public static partial void Interrupted(ILogger logger, string flow, string kind, TimeSpan pause);

        [LoggerMessage(3, LogLevel.Warning, "Dataflow {Flow} may not save partition {Partition} any more ({Outcome}) and reads it anew")]
        public static partial void Refused(ILogger logger, string flow, int partition, SaveOutcome outcome);

        [LoggerMessage(4, LogLevel.Warning, "Dataflow {Flow} finds events of partition {Partition} gone before it read them: every report is published again")]
        public static partial void Lost(ILogger logger, string flow, int partition);

        [LoggerMessage(5, LogLevel.Error, "Dataflow {Flow} threw {Kind} when it told a window's result, which stays as it was")]
        public static partial void NoResult(ILogger logger, string flow, string kind);
    }
}
