namespace SpeechCoach.Contracts;

/// <summary>Redis publish/subscribe channels: a wake-up only, never the carrier of anything that must not be lost.</summary>
public static class NudgeNames
{
    /// <summary>There is something to claim on <see cref="StreamNames.Tasks"/>.</summary>
    public const string Tasks = "sc:nudge:tasks";

    /// <summary>There is something to read on <see cref="StreamNames.Results"/>.</summary>
    public const string Results = "sc:nudge:results";

    /// <summary>There is something to read on <see cref="StreamNames.TelegramUpdates"/>.</summary>
    public const string TelegramUpdates = "sc:nudge:telegram:updates";

    /// <summary>There is something to read on <see cref="StreamNames.LearnerDeleted"/>, and something to remove.</summary>
    public const string LearnerDeleted = "sc:nudge:learner-deleted";

    /// <summary>Something is to be done earlier than was known: see <see cref="RedisKeys.Alarms"/>.</summary>
    public const string Alarms = "sc:nudge:alarms";

    /// <summary>The hash of this recording has changed.</summary>
    public static string Recording(RecordingId recording) => $"sc:nudge:recording:{recording}";
}
