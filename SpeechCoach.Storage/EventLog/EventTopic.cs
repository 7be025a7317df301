using Confluent.Kafka;
using Confluent.Kafka.Admin;
using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

/// <summary>Topics as a whole: whether they are there and how far they reach.</summary>
/// <remarks>Every member throws <see cref="KafkaException"/> where the broker does not answer in time.</remarks>
public sealed class EventTopic : IDisposable
{
    /// <summary>The topic of the event log.</summary>
    public const string Log = TopicNames.SpeechAnalyzed;

    readonly EventLogClient client;
    readonly Lazy<IAdminClient> admin;

    internal EventTopic(EventLogClient client)
    {
        this.client = client;
        admin = new(() => new AdminClientBuilder(client.Configure(new AdminClientConfig()))
            .SetErrorHandler((_, error) => client.OnError(error))
            .SetLogHandler((_, message) => client.OnLog(message))
            .Build());
    }

    /// <summary>Creates a topic where it is missing.</summary>
    public async Task EnsureAsync(string topic, CancellationToken cancellationToken)
    {
        // Asked first: an in-memory broker has the product's topics from its start and does not answer requests to create one.
        if (await PartitionsAsync(topic, cancellationToken) > 0) return;
        try
        {
            await admin.Value.CreateTopicsAsync(
                [
                    new()
                    {
                        Name = topic,
                        NumPartitions = TopicNames.SpeechAnalyzedPartitions,
                        ReplicationFactor = 1,
                        Configs = new() { ["retention.ms"] = ((long)client.Options.Retention.TotalMilliseconds).ToString("d", null) },
                    },
                ],
                new() { RequestTimeout = client.Options.RequestTimeout, OperationTimeout = client.Options.RequestTimeout })
                .WaitAsync(cancellationToken);
        }
        catch (CreateTopicsException e) when (e.Results.All(result => result.Error.Code == ErrorCode.TopicAlreadyExists))
        {
        }
        catch (KafkaException)
        {
            // An in-memory broker creates a topic when it is asked for by its name.
            var metadata = await Task.Run(() => admin.Value.GetMetadata(topic, client.Options.RequestTimeout), cancellationToken);
            if (metadata.Topics.All(found => found.Error.IsError)) throw;
        }
    }

    /// <summary>The number of a topic's partitions, 0 where it is missing.</summary>
    public async Task<int> PartitionsAsync(string topic, CancellationToken cancellationToken)
    {
        // Of all topics: asking for one by name would create it on a broker that creates topics by itself.
        var metadata = await Task.Run(() => admin.Value.GetMetadata(client.Options.RequestTimeout), cancellationToken);
        return metadata.Topics.Find(found => found.Topic == topic && !found.Error.IsError)?.Partitions.Count ?? 0;
    }

    /// <summary>By partition, the offset of the oldest event that it still has; its end where it has none.</summary>
    public Task<IReadOnlyDictionary<int, long>> BeginsAsync(string topic, CancellationToken cancellationToken) =>
        OffsetsAsync(topic, OffsetSpec.Earliest(), cancellationToken);

    /// <summary>By partition, the offset that its next event will have.</summary>
    public Task<IReadOnlyDictionary<int, long>> EndsAsync(string topic, CancellationToken cancellationToken) =>
        OffsetsAsync(topic, OffsetSpec.Latest(), cancellationToken);

    /// <summary>Closes the connection.</summary>
    public void Dispose()
    {
        if (admin.IsValueCreated) admin.Value.Dispose();
    }

    async Task<IReadOnlyDictionary<int, long>> OffsetsAsync(string topic, OffsetSpec which, CancellationToken cancellationToken)
    {
        var partitions = await PartitionsAsync(topic, cancellationToken);
        if (partitions == 0) return new Dictionary<int, long>();
        var offsets = await admin.Value.ListOffsetsAsync(
            [.. Enumerable.Range(0, partitions).Select(partition => new TopicPartitionOffsetSpec
            {
                TopicPartition = new(topic, partition),
                OffsetSpec = which,
            })],
            new() { RequestTimeout = client.Options.RequestTimeout }).WaitAsync(cancellationToken);
        return offsets.ResultInfos.ToDictionary(
            info => info.TopicPartitionOffsetError.Partition.Value,
            info => info.TopicPartitionOffsetError.Offset.Value);
    }
}
