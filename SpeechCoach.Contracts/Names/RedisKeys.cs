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

    /// <summary>String: this subject was deleted; no window of his is saved any more, and no event archived.</summary>
    public static string Forgotten(SubjectId subject) => $"sc:forgotten:{subject}";

    /// <summary>Sorted set: <see cref="DeletedLearner"/> whose removal is not complete, by the time it is due in Unix milliseconds.</summary>
    public const string Deletions = "sc:deletions";

    /// <summary>Sorted set: every <see cref="WithdrawnRecording"/> of late, by when it was deleted in Unix milliseconds.</summary>
    public const string Withdrawn = "sc:withdrawn";

    /// <summary>Sorted set: of <see cref="Withdrawn"/> those that the event log has not been told of yet.</summary>
    public const string WithdrawnDue = "sc:withdrawn:due";

    /// <summary>String: how many recordings of a learner were accepted in this hour.</summary>
    public static string Quota(LearnerId learner) => $"sc:quota:{learner}";

    /// <summary>String: the recording that a link plays, by the hash of its token.</summary>
    public static string AudioLink(string tokenHash) => $"sc:audio-link:{tokenHash}";

    /// <summary>String: the learner and the recording that a shared link was made for, by the hash of its token.</summary>
    public static string Share(string tokenHash) => $"sc:share:{tokenHash}";

    /// <summary>Hash: by recording, the hash of the token by which strangers may read its report; what stands in no such hash opens nothing.</summary>
    public static string SharesOf(LearnerId learner) => $"sc:shares:{learner}";

    /// <summary>Sorted set: recordings that have not ended, by when they were last known to be on their way, in Unix milliseconds.</summary>
    public const string Open = "sc:open";

    /// <summary>String: an instance is at what this name stands for.</summary>
    public static string Lease(string name) => $"sc:lease:{name}";

    /// <summary>String: Redis took a write of late.</summary>
    public const string Written = "sc:written";

    /// <summary>Sorted set: recordings to be tried again, by due time in Unix milliseconds.</summary>
    public const string Retries = "sc:retries";

    /// <summary>String: the learner behind a channel's id, whose hash stands in the key.</summary>
    public static string Account(string channel, string externalIdHash) => $"sc:account:{channel}:{externalIdHash}";

    /// <summary>String: the token of whoever may write this learner's account just now.</summary>
    public static string AccountLease(LearnerId learner) => $"sc:lease:account:{learner}";

    /// <summary>Hash: the generation of a dataflow's state that is being kept, the one that readers are shown, and the last of those that were removed.</summary>
    public static string Flow(string flow) => $"sc:flow:{flow}";

    /// <summary>Hash: fencing number, generation, incarnation of the log and offset of one partition of one stage of a dataflow.</summary>
    public static string FlowPartition(string group, int partition) => $"sc:flow:{group}:{partition}";

    /// <summary>Hash: by partition, the offset at which a stage has caught up after its reset, and under <c>attempt</c> what they belong to.</summary>
    public static string FlowGoals(string group) => $"sc:flow:{group}:goals";

    /// <summary>Stream: events that a dataflow has set aside, and why.</summary>
    public static string FlowAside(string group) => $"sc:flow:{group}:aside";

    /// <summary>Hash: objects that a partition of a dataflow has for the archive and has not written yet, by their keys.</summary>
    public static string FlowUnwritten(string group, int partition) => $"sc:flow:{group}:{partition}:unwritten";

    /// <summary>Hash: the values of one window of a dataflow, each under its event's id.</summary>
    public static string FlowWindow(string flow, long generation, string key, string window) => $"{FlowState(flow, generation)}{key}:{window}";

    /// <summary>Hash: the read model of one key of a dataflow, one field per window.</summary>
    public static string FlowView(string flow, long generation, string key) => $"{FlowViews(flow, generation)}{key}";

    /// <summary>The prefix of <see cref="FlowWindow"/>.</summary>
    public static string FlowState(string flow, long generation) => $"sc:state:{flow}:{generation}:";

    /// <summary>The prefix of <see cref="FlowView"/>.</summary>
    public static string FlowViews(string flow, long generation) => $"sc:view:{flow}:{generation}:";

    /// <summary>Sorted set: the consumer groups that read a topic, by when they were last seen in Unix seconds.</summary>
    public static string TopicReaders(string topic) => $"sc:readers:{topic}";

    /// <summary>String: the incarnation of the event log, new whenever the log was found to have lost what it held.</summary>
    public const string EventLogIncarnation = "sc:eventlog:incarnation";

    /// <summary>Hash: by partition, the end of the event log in its present incarnation as far as relays have seen it.</summary>
    public const string EventLogEnds = "sc:eventlog:ends";

    /// <summary>Bitmap: the offsets of a partition that relays have written to in the present incarnation.</summary>
    public static string EventLogOffsets(int partition) => $"sc:eventlog:offsets:{partition}";

    /// <summary>Hash: by partition, where the present incarnation begins in a log that was not empty then.</summary>
    public const string EventLogBegins = "sc:eventlog:begins";

    /// <summary>String: whether the event log answered the relay that looked at it last (1 or 0); gone where none has looked of late.</summary>
    public const string EventLogSeen = "sc:eventlog:seen";

    /// <summary>String: the incarnation of the event log into which every report has been published; another text while they are.</summary>
    public const string EventLogRebuilt = "sc:eventlog:rebuilt";

    /// <summary>String: held by the relay that is rebuilding the event log.</summary>
    public const string EventLogRebuildLease = "sc:eventlog:rebuild-lease";

    /// <summary>String: the API instance that asks Telegram for updates.</summary>
    public const string TelegramLease = "sc:telegram:lease";

    /// <summary>String: the id of the bot's message that answers a learner's message.</summary>
    public static string TelegramReply(string address) => $"sc:telegram:reply:{address}";

    /// <summary>String: until when Telegram takes nothing for a chat, in Unix milliseconds; gone when that is over.</summary>
    public static string TelegramHold(long chat) => $"sc:telegram:hold:{chat}";

    /// <summary>String: this update of this bot has been taken in.</summary>
    public static string TelegramUpdate(long bot, long update) => $"sc:telegram:update:{bot}:{update}";

    /// <summary>String: the entry of <see cref="StreamNames.TelegramUpdates"/> whose turn it is in a chat.</summary>
    public static string TelegramTurn(string chat) => $"sc:telegram:turn:{chat}";

    /// <summary>List: what is sent in a chat while an update of it stands in the stream, each as its JSON and its trace.</summary>
    public static string TelegramWaiting(string chat) => $"sc:telegram:waiting:{chat}";

    /// <summary>String: where a conversation stands.</summary>
    public static string Conversation(string channel, string chat) => $"sc:conversation:{channel}:{chat}";

    /// <summary>Sorted set: what is to be done at a time, by Unix milliseconds.</summary>
    public const string Alarms = "sc:alarms";

    /// <summary>Sorted set: the alarms that some instance is seeing to, by until when it has them.</summary>
    public const string AlarmsRinging = "sc:alarms:ringing";

    /// <summary>Hash: for alarms that were set while somebody saw to them, when they ring again.</summary>
    public const string AlarmsAgain = "sc:alarms:again";
}
