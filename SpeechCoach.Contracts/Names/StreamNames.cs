namespace SpeechCoach.Contracts;

/// <summary>Redis streams. An entry has the fields <c>v</c> (schema), <c>json</c> and <c>traceparent</c>.</summary>
public static class StreamNames
{
    /// <summary>Recordings to be worked on: <see cref="RecordingTask"/>.</summary>
    public const string Tasks = "sc:tasks";

    /// <summary>Recordings that have ended, the outbox of everything that follows: <see cref="RecordingResult"/>.</summary>
    public const string Results = "sc:results";

    /// <summary>Recordings given up after too many deliveries: <see cref="RecordingTask"/> with the fields <c>reason</c> and <c>history</c>.</summary>
    public const string Dead = "sc:dead";

    /// <summary>What learners did in Telegram and the bot has not answered yet; an entry goes when it is answered.</summary>
    public const string TelegramUpdates = "sc:telegram:updates";

    /// <summary>Learners who were deleted: <see cref="Contracts.LearnerDeleted"/>.</summary>
    public const string LearnerDeleted = "sc:learner-deleted";

    /// <summary>The streams that groups read.</summary>
    public static IReadOnlyList<string> ReadByGroups { get; } = [Tasks, Results, TelegramUpdates];
}
