namespace SpeechCoach.Contracts;

/// <summary>Redis keys other than the streams.</summary>
public static class RedisKeys
{
    /// <summary>Hash: the one state machine of a recording.</summary>
    public static string Recording(RecordingId recording) => $"sc:recording:{recording}";

    /// <summary>List: recordings of a learner that wait for their turn in the task stream.</summary>
    public static string Waiting(LearnerId learner) => $"sc:waiting:{learner}";

    /// <summary>Set: recordings of a learner that stand in the task stream or among the retries.</summary>
    public static string Active(LearnerId learner) => $"sc:active:{learner}";

    /// <summary>Sorted set: the recordings of a learner, by the time of acceptance in Unix milliseconds.</summary>
    public static string RecordingsOf(LearnerId learner) => $"sc:recordings:{learner}";

    /// <summary>String: this learner was deleted; nothing of his is accepted, committed, relayed or copied any more.</summary>
    public static string Deleted(LearnerId learner) => $"sc:deleted:{learner}";

    /// <summary>String: this subject was deleted; no window of his is saved any more.</summary>
    public static string Forgotten(SubjectId subject) => $"sc:forgotten:{subject}";

    /// <summary>Sorted set: <see cref="DeletedLearner"/> whose removal is not complete, by the time it is due in Unix milliseconds.</summary>
    public const string Deletions = "sc:deletions";

    /// <summary>Sorted set: recordings to be tried again, by due time in Unix milliseconds.</summary>
    public const string Retries = "sc:retries";

    /// <summary>String: the learner behind a channel's id, whose hash stands in the key.</summary>
    public static string Account(string channel, string externalIdHash) => $"sc:account:{channel}:{externalIdHash}";

    /// <summary>String: the token of whoever may write this learner's account just now.</summary>
    public static string AccountLease(LearnerId learner) => $"sc:lease:account:{learner}";

    /// <summary>Hash: fencing number, incarnation and offset of one partition of one dataflow.</summary>
    public static string Flow(string name, int partition) => $"sc:flow:{name}:{partition}";

    /// <summary>Hash: the progress of a learner, one field per local date, known to the event log by his subject alone.</summary>
    public static string Progress(SubjectId subject) => $"sc:progress:{subject}";

    /// <summary>String: the incarnation of the event log, new whenever the log was found to have lost what it held.</summary>
    public const string EventLogIncarnation = "sc:eventlog:incarnation";

    /// <summary>Hash: by partition, the end of the event log in its present incarnation as far as relays have seen it.</summary>
    public const string EventLogEnds = "sc:eventlog:ends";

    /// <summary>Bitmap: the offsets of a partition that relays have written to in the present incarnation.</summary>
    public static string EventLogOffsets(int partition) => $"sc:eventlog:offsets:{partition}";

    /// <summary>String: the incarnation of the event log into which every report has been published.</summary>
    public const string EventLogRebuilt = "sc:eventlog:rebuilt";

    /// <summary>String: held by the relay that is rebuilding the event log.</summary>
    public const string EventLogRebuildLease = "sc:eventlog:rebuild-lease";

    /// <summary>String: the API instance that asks Telegram for updates.</summary>
    public const string TelegramLease = "sc:telegram:lease";

    /// <summary>String: the id of the bot's message that answers a learner's message.</summary>
    public static string TelegramReply(string address) => $"sc:telegram:reply:{address}";

    /// <summary>String: this update of this bot has been taken in.</summary>
    public static string TelegramUpdate(long bot, long update) => $"sc:telegram:update:{bot}:{update}";

    /// <summary>String: where a conversation stands.</summary>
    public static string Conversation(string channel, string chat) => $"sc:conversation:{channel}:{chat}";

    /// <summary>Sorted set: what is to be done at a time, by Unix milliseconds.</summary>
    public const string Alarms = "sc:alarms";
}
