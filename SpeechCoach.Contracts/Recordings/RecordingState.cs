using System.Text.Json.Serialization;

namespace SpeechCoach.Contracts;

/// <summary>Where a recording stands. The last four are final.</summary>
public enum RecordingState
{
    /// <summary>Safe in the store and queued, or waiting to be tried again.</summary>
    [JsonStringEnumMemberName("accepted")]
    Accepted,

    /// <summary>A worker holds it.</summary>
    [JsonStringEnumMemberName("working")]
    Working,

    /// <summary>Its report is written.</summary>
    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>Nothing can be measured in it; the refusal says why and what to send instead.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>Given up after too many deliveries; an operator may replay it.</summary>
    [JsonStringEnumMemberName("dead")]
    Dead,

    /// <summary>Deleted by its learner.</summary>
    [JsonStringEnumMemberName("deleted")]
    Deleted,
}
