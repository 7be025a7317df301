using System.Diagnostics;
using Confluent.Kafka;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Worker.Relay;

/// <summary>Reads the whole topic from its beginning, outside any group.</summary>
sealed class EventLogReader : IDisposable
{
    static readonly TimeSpan Patience = TestProcess.Patience;
    readonly IConsumer<string, byte[]> consumer;

    public EventLogReader(LocalBrokerServer broker)
    {
        var config = new ConsumerConfig { BootstrapServers = broker.BootstrapServers, GroupId = "reader", EnableAutoCommit = false };
        consumer = new ConsumerBuilder<string, byte[]>(config).SetLogHandler((_, _) => { }).Build();
        consumer.Assign(Enumerable.Range(0, TopicNames.SpeechAnalyzedPartitions)
            .Select(partition => new TopicPartitionOffset(TopicNames.SpeechAnalyzed, partition, Offset.Beginning)));
    }

    /// <summary>All that is read until an event of this recording has come, by the trace given where one is.</summary>
    public List<Message<string, byte[]>> ReadUntil(RecordingId recording, ActivityTraceId? trace = null)
    {
        using var deadline = new CancellationTokenSource(Patience);
        var read = new List<Message<string, byte[]>>();
        do read.Add(consumer.Consume(deadline.Token).Message);
        while (!Text(read[^1]).Contains(recording.ToString(), StringComparison.Ordinal) || (trace is not null && TraceOf(read[^1]) != trace));
        return read;
    }

    /// <summary>All that stands in the topic now.</summary>
    public List<Message<string, byte[]>> ReadAll()
    {
        using var deadline = new CancellationTokenSource(Patience);
        var read = new List<Message<string, byte[]>>();
        var count = consumer.Assignment.Select(partition => consumer.QueryWatermarkOffsets(partition, Patience)).Sum(marks => marks.High - marks.Low);
        while (read.Count < count) read.Add(consumer.Consume(deadline.Token).Message);
        return read;
    }

    public static ActivityTraceId TraceOf(Message<string, byte[]> message) => TraceParent.Parse(message.Headers.Text(TraceParent.Name)).TraceId;

    public static string Text(Message<string, byte[]> message) => System.Text.Encoding.UTF8.GetString(message.Value);

    public void Dispose() => consumer.Dispose();
}
