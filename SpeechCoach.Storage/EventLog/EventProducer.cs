using Confluent.Kafka;
using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

/// <summary>Writes events to the log: once each within one call, on all replicas, in the partition of their subject.</summary>
public sealed class EventProducer : IDisposable
{
    readonly EventLogClient client;
    readonly Lock gate = new();
    IProducer<string, byte[]>? producer;
    bool disposed;

    internal EventProducer(EventLogClient client) => this.client = client;

    /// <summary>Writes an event and returns where it stands, once the broker has it.</summary>
    /// <remarks>An event given up by cancellation may still arrive; readers count a recording once however often it comes.</remarks>
    /// <param name="speech">The event.</param>
    /// <param name="incarnation">The incarnation of the log, as <see cref="EventLogLedger"/> knows it.</param>
    /// <param name="traceParent">The trace it belongs to, where there is one.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="ProduceException{TKey, TValue}">The broker did not take it within <see cref="EventLogOptions.DeliveryTimeout"/>.</exception>
    public async Task<TopicPartitionOffset> PublishAsync(
        SpeechAnalyzed speech, string incarnation, string? traceParent, CancellationToken cancellationToken)
    {
        var current = Current();
        try
        {
            var message = SpeechEvents.Write(speech, incarnation, traceParent);
            var delivery = await current.ProduceAsync(TopicNames.SpeechAnalyzed, message, CancellationToken.None).WaitAsync(cancellationToken);
            return delivery.TopicPartitionOffset;
        }
        catch (KafkaException e) when (e.Error.IsFatal)
        {
            Discard(current);
            throw;
        }
    }

    /// <summary>Closes the connection; what is still on its way is given up.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            producer?.Dispose();
            producer = null;
        }
    }

    IProducer<string, byte[]> Current()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return producer ??= Build();
        }
    }

    // A producer that has met a fatal error never sends again.
    void Discard(IProducer<string, byte[]> broken)
    {
        lock (gate)
        {
            if (producer != broken) return;
            producer = null;
            broken.Dispose();
        }
    }

    IProducer<string, byte[]> Build() => new ProducerBuilder<string, byte[]>(client.Configure(new ProducerConfig
        {
            EnableIdempotence = true,
            Acks = Acks.All,
            Partitioner = Partitioner.Murmur2Random,
            LingerMs = 5,
            MessageTimeoutMs = (int)client.Options.DeliveryTimeout.TotalMilliseconds,
        }))
        .SetErrorHandler((_, error) => client.OnError(error))
        .SetLogHandler((_, message) => client.OnLog(message))
        .Build();
}
