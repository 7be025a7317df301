using System.Text.Json.Serialization;

namespace SpeechCoach.Contracts;

/// <summary>The stages of work on a recording, in their order.</summary>
public enum Stage
{
    /// <summary>From the sent file to samples.</summary>
    [JsonStringEnumMemberName("decode")]
    Decode,

    /// <summary>From samples to words with times.</summary>
    [JsonStringEnumMemberName("transcribe")]
    Transcribe,

    /// <summary>From samples and words to measures.</summary>
    [JsonStringEnumMemberName("measure")]
    Measure,

    /// <summary>From measures to advice.</summary>
    [JsonStringEnumMemberName("coach")]
    Coach,
}
