namespace SpeechCoach.Contracts;

/// <summary>Consumer groups of the streams. A stream is trimmed behind what every group listed here has acknowledged.</summary>
public static class GroupNames
{
    /// <summary>Workers on <see cref="StreamNames.Tasks"/>.</summary>
    public const string Workers = "workers";

    /// <summary>The API on <see cref="StreamNames.Results"/>: answers through the channel that the recording came by.</summary>
    public const string Replies = "replies";

    /// <summary>The relay on <see cref="StreamNames.Results"/>: publishes to the event log.</summary>
    public const string Events = "events";

    /// <summary>The cold backup, on both streams where one is configured.</summary>
    public const string Backup = "backup";

    /// <summary>The bot on <see cref="StreamNames.TelegramUpdates"/>.</summary>
    public const string Bot = "bot";

    /// <summary>The groups on <see cref="StreamNames.Tasks"/>.</summary>
    public static IReadOnlyList<string> OnTasks { get; } = [Workers];

    /// <summary>The groups on <see cref="StreamNames.Results"/>.</summary>
    public static IReadOnlyList<string> OnResults { get; } = [Replies, Events];
}
