using Confluent.Kafka;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.LocalBroker;

public sealed class RestartTests(LocalBrokerServer broker) : IClassFixture<LocalBrokerServer>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_idempotent_producer_and_a_consumer_survive_kill_9_and_a_restart_on_the_same_port()
    {
        var topic = Guid.NewGuid().ToString("N");
        using var producer = KafkaClients.Producer(broker.BootstrapServers);
        using var consumer = KafkaClients.Consumer(broker.BootstrapServers, group: topic);
        await producer.ProduceAsync(topic, new() { Key = "k", Value = "before" }, Ct);
        consumer.Subscribe(topic);
        Assert.Equal("before", consumer.Take(1).Single().Message.Value);

        await broker.KillAsync();
        var meanwhile = producer.ProduceAsync(topic, new() { Key = "k", Value = "while it was away" }, Ct);
        Assert.False(meanwhile.IsCompleted);
        await broker.RestartAsync();

        Assert.Equal(PersistenceStatus.Persisted, (await meanwhile).Status);
        using var late = KafkaClients.Consumer(broker.BootstrapServers, group: "another");
        late.Subscribe(topic);
        Assert.Equal("while it was away", late.Take(1).Single().Message.Value);
    }
}
