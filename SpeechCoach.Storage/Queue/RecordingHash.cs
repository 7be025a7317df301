using System.Text.Json;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>Reads the hash of a recording, whose fields the scripts write.</summary>
static class RecordingHash
{
    public static string Name(RecordingState state) => state.ToString().ToLowerInvariant();

    public static string Name(Stage stage) => stage.ToString().ToLowerInvariant();

    public static RecordingStatus? Read(HashEntry[] hash)
    {
        var fields = hash.ToDictionary(entry => (string)entry.Name!, entry => entry.Value);
        // Of a deleted recording nothing is left but its state.
        if (Text("json") is not { } task) return null;
        return new RecordingStatus
        {
            Task = JsonSerializer.Deserialize(task, ContractsJson.Default.RecordingTask)!,
            State = Enum.Parse<RecordingState>((string)fields["state"]!, ignoreCase: true),
            Stage = Text("stage") is { } stage ? Enum.Parse<Stage>(stage, ignoreCase: true) : null,
            Attempt = (int)fields["attempt"],
            ReportKey = Text("reportKey"),
            Refusal = Text("refusal") is { } refusal ? JsonSerializer.Deserialize(refusal, ContractsJson.Default.Refusal) : null,
            Timings = Text("timings") is { } timings ? JsonSerializer.Deserialize(timings, ContractsJson.Default.IReadOnlyListStageTiming)! : [],
        };

        string? Text(string field) => fields.TryGetValue(field, out var value) && !value.IsNullOrEmpty ? (string?)value : null;
    }
}
