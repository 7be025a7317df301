using System.Runtime.InteropServices;

namespace SpeechCoach.LocalBroker.Native;

// Names as in rdkafka.h and rdkafka_mock.h.
#pragma warning disable IDE1006
static partial class Librdkafka
{
    const string Library = "librdkafka";

    static Librdkafka() => NativeLibrary.SetDllImportResolver(typeof(Librdkafka).Assembly, (_, _, _) => ShippedLibrary.Handle);

    [LibraryImport(Library)]
    public static partial nint rd_kafka_version_str();

    [LibraryImport(Library)]
    public static partial nint rd_kafka_err2str(int code);

    [LibraryImport(Library)]
    public static partial nint rd_kafka_conf_new();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int rd_kafka_conf_set(nint configuration, string name, string value, byte[] error, nuint errorSize);

    [LibraryImport(Library)]
    public static partial nint rd_kafka_new(int type, nint configuration, byte[] error, nuint errorSize);

    [LibraryImport(Library)]
    public static partial void rd_kafka_destroy(nint client);

    [LibraryImport(Library)]
    public static partial nint rd_kafka_mock_cluster_new(nint client, int brokers);

    [LibraryImport(Library)]
    public static partial void rd_kafka_mock_cluster_destroy(nint cluster);

    [LibraryImport(Library)]
    public static partial nint rd_kafka_mock_cluster_bootstraps(nint cluster);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int rd_kafka_mock_topic_create(nint cluster, string topic, int partitions, int replicas);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void rd_kafka_mock_broker_set_host_port(nint cluster, int broker, string host, int port);

    [LibraryImport(Library)]
    public static partial void rd_kafka_mock_group_initial_rebalance_delay_ms(nint cluster, int delay);
}
