using System.Text;
using Confluent.Kafka;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.LocalBroker;

public sealed class EventLogTests(LocalBrokerServer broker) : IClassFixture<LocalBrokerServer>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_group_reads_what_was_written_with_headers_in_order_of_the_key()
    {
        var topic = Guid.NewGuid().ToString("N");
        using var producer = KafkaClients.Producer(broker.BootstrapServers);
        for (var i = 0; i < 20; i++)
        {
            var headers = new Headers { { "traceparent", Encoding.ASCII.GetBytes($"00-{i}") } };
            await producer.ProduceAsync(topic, new() { Key = "one learner", Value = $"event {i}", Headers = headers }, Ct);
        }

        using var consumer = KafkaClients.Consumer(broker.BootstrapServers, group: topic);
        consumer.Subscribe(topic);
        var read = consumer.Take(20);

        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"event {i}"), read.Select(r => r.Message.Value));
        Assert.Equal("00-7", Encoding.ASCII.GetString(read[7].Message.Headers.GetLastBytes("traceparent")));
        Assert.Single(read.Select(r => r.Partition).Distinct());
    }

    [Fact]
    public async Task A_group_goes_on_where_it_committed()
    {
        var topic = Guid.NewGuid().ToString("N");
        using var producer = KafkaClients.Producer(broker.BootstrapServers);
        for (var i = 0; i < 4; i++) await producer.ProduceAsync(topic, new() { Key = "k", Value = $"{i}" }, Ct);

        using (var first = KafkaClients.Consumer(broker.BootstrapServers, group: topic))
        {
            first.Subscribe(topic);
            first.Commit(first.Take(2)[^1]);
            first.Close();
        }
        using var second = KafkaClients.Consumer(broker.BootstrapServers, group: topic);
        second.Subscribe(topic);

        Assert.Equal(["2", "3"], second.Take(2).Select(r => r.Message.Value));
    }

    [Fact]
    public void A_named_topic_has_its_partitions_and_the_broker_gives_its_fixed_address()
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = broker.BootstrapServers }).Build();

        var metadata = admin.GetMetadata(TopicNames.SpeechAnalyzed, TimeSpan.FromSeconds(10));

        Assert.Equal(TopicNames.SpeechAnalyzedPartitions, metadata.Topics.Single().Partitions.Count);
        Assert.Equal($"127.0.0.1:{broker.Port}", metadata.Brokers.Select(b => $"{b.Host}:{b.Port}").Single());
    }
}
