using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.Storage;

/// <summary>How the object store is reached; section <c>ObjectStore</c>.</summary>
public sealed class ObjectStoreOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "ObjectStore";

    /// <summary>
    /// <c>Endpoint=http://host:port;AccessKey=...;SecretKey=...</c> or <c>Directory=/absolute/path</c>; the connection string
    /// <c>minio</c> unless it is set here.
    /// </summary>
    public string? Connection { get; set; }

    /// <summary>The longest wait for S3 to answer one request. A stream being read may take longer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes that must stay free on the disk of a directory store: with fewer nothing more is taken in.</summary>
    [Range(0, long.MaxValue)]
    public long MinFree { get; set; } = 512L * 1024 * 1024;

    /// <summary>How often a failed request to S3 is sent again.</summary>
    [Range(0, 10)]
    public int Retries { get; set; } = 3;
}
