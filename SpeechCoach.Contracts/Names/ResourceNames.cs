namespace SpeechCoach.Contracts;

/// <summary>Names of Aspire resources, which are the names of connection strings and services too.</summary>
public static class ResourceNames
{
    /// <summary>Task streams, caches and read models.</summary>
    public const string Redis = "redis";

    /// <summary>The event log, spoken to in Kafka's protocol.</summary>
    public const string Redpanda = "redpanda";

    /// <summary>The object store, spoken to in S3's protocol.</summary>
    public const string Minio = "minio";
}
