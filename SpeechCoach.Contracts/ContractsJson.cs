using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpeechCoach.Contracts;

/// <summary>How every record that crosses a process is written: camelCase, enums by name, no nulls.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RecordingTask))]
[JsonSerializable(typeof(RecordingResult))]
[JsonSerializable(typeof(RecordingStatus))]
[JsonSerializable(typeof(IReadOnlyList<StageTiming>))]
[JsonSerializable(typeof(Refusal))]
[JsonSerializable(typeof(StoredReport))]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(DeletedLearner))]
[JsonSerializable(typeof(LearnerDeleted))]
[JsonSerializable(typeof(DeletionReceipt))]
[JsonSerializable(typeof(WithdrawnRecording))]
[JsonSerializable(typeof(BackupRecord))]
[JsonSerializable(typeof(SpeechAnalyzed))]
[JsonSerializable(typeof(SpeechSample))]
[JsonSerializable(typeof(SpeakingSummary))]
[JsonSerializable(typeof(SpokenMeasures))]
[JsonSerializable(typeof(WordsOfDay))]
[JsonSerializable(typeof(PopulationBand))]
[JsonSerializable(typeof(PipelinePassage))]
[JsonSerializable(typeof(PipelineMinute))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, int>))]
public sealed partial class ContractsJson : JsonSerializerContext;
