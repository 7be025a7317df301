using System.Globalization;
using Confluent.Kafka;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Analytics;

/// <summary>Takes one batch of one partition from messages to saved state.</summary>
sealed partial class BatchRunner(
    FlowState state, EventProducer producer, EventBacklog backlog, Lazy<ArchiveSink> archive, FlowTelemetry telemetry, TimeProvider time, ILogger<BatchRunner> logger)
{
    const string Generation = "generation";

    /// <summary>Sends a message through the stage, or sets it aside.</summary>
    public void Read(FlowStage id, Stage stage, StageBatch batch, ConsumeResult<string, byte[]> result)
    {
        var (place, work) = (batch.Partition.Place, batch.Partition.Work);
        batch.Next = result.Offset.Value + 1;
        // What the stage before wrote before a reset is not of this state.
        if (!id.ReadsLog && result.Message.Headers.Text(Generation) != place.Generation.ToString(CultureInfo.InvariantCulture)) return;

        stage.Use(work);
        var mark = work.Mark();
        var outcome = stage.Input.Read(result.Message);
        if (outcome.SetAside is { } reason)
        {
            work.Undo(mark);
            batch.Changes.SetAside(RedisKeys.FlowAside(id.Group), new(id.Topic, result.Partition, result.Offset), outcome.Id, reason);
            telemetry.SetAside(id.Group);
            Log.SetAside(logger, id.Group, place.Partition, result.Offset.Value, reason);
            return;
        }

        batch.Count++;
        if (FlowTelemetry.IsTraced) batch.Traces.Add((outcome.Id!, result.Message.Headers.Text(TraceParent.Name), time.GetUtcNow()));
    }

    /// <summary>Folds a batch, sends what goes on to the next stage, and saves the rest together with the offset.</summary>
    public async Task RunAsync(FlowStage id, string? output, bool archives, StageBatch batch, CancellationToken cancellationToken)
    {
        var (place, work, changes) = (batch.Partition.Place, batch.Partition.Work, batch.Changes);
        if (archives) await archive.Value.KnowAsync(id, place.Generation, cancellationToken);
        var missing = new CommandBuffer();
        work.Missing(missing);
        work.Load(await state.LoadAsync(missing, cancellationToken));
        work.Fold(changes);
        if (changes.Messages.Count > 0)
        {
            // Sent before the offset is saved: a crash in between sends them twice, and the next stage counts them once.
            await backlog.PaceAsync(output!, cancellationToken);
            await producer.SendAsync(output!, changes.Messages, Generation, place.Generation.ToString(CultureInfo.InvariantCulture), cancellationToken);
        }

        if (changes.HasArchived) changes.SaveArchived(RedisKeys.FlowUnwritten(id.Group, place.Partition));
        batch.Outcome = await state.SaveAsync(id, place, batch.Next, changes.Commands, cancellationToken);
        if (archives) await WriteArchiveAsync(id, place, cancellationToken);
    }

    /// <summary>Writes what is saved for the archive and stands not in it yet.</summary>
    public Task WriteArchiveAsync(FlowStage id, FlowPartition place, CancellationToken cancellationToken) =>
        archive.Value.WriteAsync(id, place.Partition, cancellationToken);

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Dataflow {Flow} sets aside the event at partition {Partition} offset {Offset}: {Reason}")]
        public static partial void SetAside(ILogger logger, string flow, int partition, long offset, string reason);
    }
}
