using System.Diagnostics.Metrics;
using SpeechCoach.Storage;

namespace SpeechCoach.Worker;

/// <summary>What an operator sees of the pipeline.</summary>
sealed class PipelineMetrics
{
    readonly Counter<long> ended;
    readonly Histogram<double> waited;
    QueueDepth depth = new(0, 0, 0, 0, TimeSpan.Zero);

    public PipelineMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(PipelineTelemetry.Name);
        ended = meter.CreateCounter<long>("speechcoach.worker.attempts", "{attempt}", "Attempts on recordings, by outcome");
        waited = meter.CreateHistogram<double>("speechcoach.worker.queue.wait", "s", "From acceptance to the beginning of an attempt");
        meter.CreateObservableGauge("speechcoach.worker.queue.depth", Depths, "{recording}", "Recordings under way, by where they stand");
        meter.CreateObservableGauge("speechcoach.worker.queue.age", () => depth.Oldest.TotalSeconds, "s", "Age of the oldest unfinished entry");
    }

    public void Began(ClaimedRecording claimed, DateTimeOffset now) => waited.Record(Math.Max(0, (now - claimed.Task.AcceptedAt).TotalSeconds));

    public void Ended(string outcome) => ended.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public void Saw(QueueDepth seen) => depth = seen;

    IEnumerable<Measurement<long>> Depths()
    {
        var seen = depth;
        yield return new(seen.Waiting, new KeyValuePair<string, object?>("state", "waiting"));
        yield return new(seen.Working, new KeyValuePair<string, object?>("state", "working"));
        yield return new(seen.Retries, new KeyValuePair<string, object?>("state", "retry"));
        yield return new(seen.Dead, new KeyValuePair<string, object?>("state", "dead"));
    }
}
