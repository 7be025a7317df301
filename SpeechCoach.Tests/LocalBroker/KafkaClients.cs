using Confluent.Kafka;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.LocalBroker;

static class KafkaClients
{
    static readonly TimeSpan patience = TestProcess.Patience;

    public static IProducer<string, string> Producer(string servers)
    {
        var config = new ProducerConfig { BootstrapServers = servers, EnableIdempotence = true, LingerMs = 2, ReconnectBackoffMaxMs = 500 };
        return new ProducerBuilder<string, string>(config).SetLogHandler((_, _) => { }).Build();
    }

    public static IConsumer<string, string> Consumer(string servers, string group)
    {
        var config = new ConsumerConfig
        {
            BootstrapServers = servers,
            GroupId = group,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnableAutoCommit = false,
            // librdkafka's broker waits this long, less a second, whenever a group that has had members rebalances.
            SessionTimeoutMs = 3000,
            HeartbeatIntervalMs = 500,
            ReconnectBackoffMaxMs = 500,
        };
        return new ConsumerBuilder<string, string>(config).SetLogHandler((_, _) => { }).Build();
    }

    /// <summary>The next messages, as many as asked for.</summary>
    public static List<ConsumeResult<string, string>> Take(this IConsumer<string, string> consumer, int count)
    {
        using var deadline = new CancellationTokenSource(patience);
        var read = new List<ConsumeResult<string, string>>();
        while (read.Count < count) read.Add(consumer.Consume(deadline.Token));
        return read;
    }
}
