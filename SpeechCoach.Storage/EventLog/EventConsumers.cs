using Confluent.Kafka;

namespace SpeechCoach.Storage;

/// <summary>Makes consumers of the log. Their offsets are the caller's to keep; none is committed to the broker.</summary>
public sealed class EventConsumers
{
    readonly EventLogClient client;

    internal EventConsumers(EventLogClient client) => this.client = client;

    /// <summary>A member of a group, subscribed to a topic. The caller closes and disposes it. What it consumes says neither topic nor time, which nobody asks for.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="group">The group, among whose members the broker shares out the partitions.</param>
    /// <param name="assigned">Answers where to begin in a partition now assigned. Called from within <c>Consume</c>, which passes its exceptions on.</param>
    /// <param name="revoked">A partition is no longer this member's. Called from within <c>Consume</c> and <c>Close</c>.</param>
    public IConsumer<string, byte[]> Join(string topic, string group, Func<int, long> assigned, Action<int> revoked)
    {
        var consumer = new ConsumerBuilder<string, byte[]>(client.Configure(new ConsumerConfig
            {
                GroupId = group,
                // With cooperative assignment a member that came back was left without partitions by the in-memory broker.
                PartitionAssignmentStrategy = PartitionAssignmentStrategy.Range,
                AutoOffsetReset = AutoOffsetReset.Earliest,
                EnableAutoCommit = false,
                EnableAutoOffsetStore = false,
                SessionTimeoutMs = (int)client.Options.SessionTimeout.TotalMilliseconds,
                HeartbeatIntervalMs = 500,
                MaxPollIntervalMs = (int)Math.Max(60_000, client.Options.SessionTimeout.TotalMilliseconds),
                // The in-memory broker answers a fetch that found nothing after this time, even if something came meanwhile.
                FetchWaitMaxMs = 100,
                ConsumeResultFields = "headers",
            }))
            .SetPartitionsAssignedHandler((_, partitions) => partitions
                .Select(partition => new TopicPartitionOffset(partition, assigned(partition.Partition.Value))).ToList())
            .SetPartitionsRevokedHandler((_, partitions) => partitions.ForEach(partition => revoked(partition.Partition.Value)))
            .SetPartitionsLostHandler((_, partitions) => partitions.ForEach(partition => revoked(partition.Partition.Value)))
            .SetErrorHandler((_, error) => client.OnError(error))
            .SetLogHandler((_, message) => client.OnLog(message))
            .Build();
        consumer.Subscribe(topic);
        return consumer;
    }
}
