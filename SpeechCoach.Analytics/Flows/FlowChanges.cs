using Confluent.Kafka;
using StackExchange.Redis;

namespace SpeechCoach.Analytics;

/// <summary>What a batch changes: commands for Redis that are carried out together, and messages that are sent before.</summary>
sealed class FlowChanges
{
    // Lua unpacks a command's arguments onto its stack, which holds some 8,000.
    const int MostArguments = 4000;

    const int MostSetAside = 1000;

    readonly List<RedisValue> archived = [];

    /// <summary>Name, number of arguments and arguments of every command.</summary>
    public List<RedisValue> Commands { get; } = [];

    /// <summary>Messages, for the stage's output.</summary>
    public List<Message<string, byte[]>> Messages { get; } = [];

    /// <summary>Whether anything goes to the archive.</summary>
    public bool HasArchived => archived.Count > 0;

    /// <summary>Windows whose result could not be told, by what was thrown.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>Sets fields of a hash: names and values in turns.</summary>
    public void Set(string key, List<RedisValue> fields) => Add("HSET", key, fields);

    /// <summary>Deletes fields of a hash.</summary>
    public void Delete(string key, List<RedisValue> fields) => Add("HDEL", key, fields);

    /// <summary>An object for the archive, to be saved with the rest and written then.</summary>
    public void Archive(string key, byte[] content) => archived.AddRange(key, content);

    /// <summary>Saves what is for the archive in a hash.</summary>
    public void SaveArchived(string hash) => Add("HSET", hash, archived);

    /// <summary>Notes an event that cannot be folded, where an operator finds it.</summary>
    public void SetAside(string stream, TopicPartitionOffset at, string? id, string reason) => Commands.AddRange(
        "XADD", 13, stream, "MAXLEN", "~", MostSetAside, "*",
        "topic", at.Topic, "partition", at.Partition.Value, "offset", at.Offset.Value, "reason", id is null ? reason : $"{reason} (event {id})");

    void Add(string command, string key, List<RedisValue> arguments)
    {
        for (var from = 0; from < arguments.Count; from += MostArguments)
        {
            var count = Math.Min(MostArguments, arguments.Count - from);
            Commands.Add(command);
            Commands.Add(count + 1);
            Commands.Add(key);
            Commands.AddRange(arguments.GetRange(from, count));
        }
    }
}
