using System.Globalization;
using Confluent.Kafka;

namespace SpeechCoach.Analytics;

/// <summary>What a batch changes: commands for Redis that are carried out together, and messages that are sent before.</summary>
sealed class FlowChanges
{
    const string MostSetAside = "1000";

    readonly List<(string Key, byte[] Content)> archived = [];

    /// <summary>What Redis is to do.</summary>
    public CommandBuffer Commands { get; } = new();

    /// <summary>Messages, for the stage's output.</summary>
    public List<Message<string, byte[]>> Messages { get; } = [];

    /// <summary>Whether anything goes to the archive.</summary>
    public bool HasArchived => archived.Count > 0;

    /// <summary>Windows whose result could not be told, by what was thrown.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>An object for the archive, to be saved with the rest and written then.</summary>
    public void Archive(string key, byte[] content) => archived.Add((key, content));

    /// <summary>Saves what is for the archive in a hash.</summary>
    public void SaveArchived(string hash)
    {
        Commands.Begin("HSET", hash);
        foreach (var (key, content) in archived) Commands.Field(key, content);
    }

    /// <summary>Notes an event that cannot be folded, where an operator finds it.</summary>
    public void SetAside(string stream, TopicPartitionOffset at, string? id, string reason)
    {
        Commands.Begin("XADD", stream);
        string[] arguments =
        [
            "MAXLEN", "~", MostSetAside, "*", "topic", at.Topic, "partition", at.Partition.Value.ToString(CultureInfo.InvariantCulture),
            "offset", at.Offset.Value.ToString(CultureInfo.InvariantCulture), "reason", id is null ? reason : $"{reason} (event {id})",
        ];
        foreach (var argument in arguments) Commands.Argument(argument);
    }
}
