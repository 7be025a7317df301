using System.Globalization;
using System.Runtime.InteropServices;
using SpeechCoach.LocalBroker.Native;

namespace SpeechCoach.LocalBroker;

/// <summary>
/// librdkafka's own test broker. It listens on a random port of 127.0.0.1 and tells its clients to come to the
/// advertised one, where the <see cref="Forwarder"/> waits: a client that reconnects after a restart finds it there again.
/// </summary>
sealed class MockCluster : IDisposable
{
    const int Producer = 0;
    const int OnlyBroker = 1;

    // A group waits this long for more members before it assigns partitions; the three seconds of the library's
    // default only delay the first event on one machine.
    const int RebalanceDelayMilliseconds = 200;

    readonly nint client;
    readonly nint cluster;

    MockCluster(nint client, nint cluster) => (this.client, this.cluster) = (client, cluster);

    public static string Version => Text(Librdkafka.rd_kafka_version_str());

    public int Port => int.Parse(Text(Librdkafka.rd_kafka_mock_cluster_bootstraps(cluster)).Split(':')[^1], CultureInfo.InvariantCulture);

    public static MockCluster Start(int advertisedPort, IEnumerable<Topic> topics)
    {
        var error = new byte[512];
        var configuration = Librdkafka.rd_kafka_conf_new();
        _ = Librdkafka.rd_kafka_conf_set(configuration, "log_level", "3", error, (nuint)error.Length);
        var client = Librdkafka.rd_kafka_new(Producer, configuration, error, (nuint)error.Length);
        if (client == 0) throw new BrokerException($"librdkafka does not start: {Text(error)}");
        var cluster = Librdkafka.rd_kafka_mock_cluster_new(client, brokers: 1);
        if (cluster == 0) throw new BrokerException("librdkafka's broker does not start.");

        var started = new MockCluster(client, cluster);
        Librdkafka.rd_kafka_mock_broker_set_host_port(cluster, OnlyBroker, "127.0.0.1", advertisedPort);
        Librdkafka.rd_kafka_mock_group_initial_rebalance_delay_ms(cluster, RebalanceDelayMilliseconds);
        foreach (var topic in topics) started.Create(topic);
        return started;
    }

    public void Dispose()
    {
        Librdkafka.rd_kafka_mock_cluster_destroy(cluster);
        Librdkafka.rd_kafka_destroy(client);
    }

    void Create(Topic topic)
    {
        var code = Librdkafka.rd_kafka_mock_topic_create(cluster, topic.Name, topic.Partitions, replicas: 1);
        if (code != 0) throw new BrokerException($"Topic {topic.Name} cannot be created: {Text(Librdkafka.rd_kafka_err2str(code))}.");
    }

    static string Text(nint utf8) => Marshal.PtrToStringUTF8(utf8) ?? "";

    static string Text(byte[] utf8) => System.Text.Encoding.UTF8.GetString(utf8).TrimEnd('\0');
}
