using System.Text.Json;
using System.Text.Json.Serialization;
using SpeechCoach.Api.Audio;
using SpeechCoach.Api.Learners;
using SpeechCoach.Api.Operations;
using SpeechCoach.Api.Practice;
using SpeechCoach.Api.Progress;
using SpeechCoach.Api.Recordings;

namespace SpeechCoach.Api;

/// <summary>What this service answers: camelCase, enums by name, no nulls.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RecordingView))]
[JsonSerializable(typeof(ProgressView))]
[JsonSerializable(typeof(WordsView))]
[JsonSerializable(typeof(UsualView))]
[JsonSerializable(typeof(Replayed))]
[JsonSerializable(typeof(QueueView))]
[JsonSerializable(typeof(DeadLetterView[]))]
[JsonSerializable(typeof(IReadOnlyList<StoreHealth>))]
[JsonSerializable(typeof(AudioLink))]
[JsonSerializable(typeof(ShareLink))]
[JsonSerializable(typeof(CourseEstimate))]
[JsonSerializable(typeof(DataflowView))]
[JsonSerializable(typeof(LearnerKeyView[]))]
[JsonSerializable(typeof(NewLearnerKey))]
[JsonSerializable(typeof(LearnerKeyWish))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Scenario))]
sealed partial class ApiJson : JsonSerializerContext;
