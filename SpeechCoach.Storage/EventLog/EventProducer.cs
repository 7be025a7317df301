using Confluent.Kafka;
using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

/// <summary>Writes to the log and to topics of dataflows: once each within one call, on all replicas, in the partition of their subject.</summary>
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

    /// <summary>Writes messages to a topic, each in the partition of its key, and returns once the broker has them all.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="messages">The messages.</param>
    /// <param name="header">The name of a header that each of them gets.</param>
    /// <param name="value">Its value.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="KafkaException">The broker did not take them all within <see cref="EventLogOptions.DeliveryTimeout"/>; it may have some.</exception>
    public async Task SendAsync(
        string topic, IReadOnlyCollection<Message<string, byte[]>> messages, string header, string value, CancellationToken cancellationToken)
    {
        var current = Current();
        try
        {
            // One task for them all: thousands of tasks cost more than the messages.
            var (sent, left) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), messages.Count);
            var headers = new Headers().With(header, value);
            foreach (var message in messages)
            {
                message.Headers = headers;
                current.Produce(topic, message, Delivered);
            }

            if (messages.Count > 0) await sent.Task.WaitAsync(cancellationToken);

            void Delivered(DeliveryReport<string, byte[]> report)
            {
                if (report.Error.IsError) sent.TrySetException(new KafkaException(report.Error));
                else if (Interlocked.Decrement(ref left) == 0) sent.TrySetResult();
            }
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
            DeliveryReportFields = "none",
            MessageTimeoutMs = (int)client.Options.DeliveryTimeout.TotalMilliseconds,
        }))
        .SetErrorHandler((_, error) => client.OnError(error))
        .SetLogHandler((_, message) => client.OnLog(message))
        .Build();
}
