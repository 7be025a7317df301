using System.Globalization;
using System.Text.Json;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>A recording that was given up. It tells an operator what failed, and nothing of what was said.</summary>
/// <param name="Recording">The recording; null where the entry was no task of ours.</param>
/// <param name="Channel">The channel it came by.</param>
/// <param name="GivenUpAt">When it was given up.</param>
/// <param name="Reason">Why.</param>
/// <param name="History">Each failed attempt: Unix milliseconds, its number, what failed.</param>
public sealed record DeadLetter(RecordingId? Recording, string? Channel, DateTimeOffset GivenUpAt, string Reason, IReadOnlyList<string> History)
{
    internal static DeadLetter From(StreamEntry entry)
    {
        RecordingTask? task = null;
        try
        {
            task = JsonSerializer.Deserialize((string?)entry["json"] ?? "", ContractsJson.Default.RecordingTask);
        }
        catch (JsonException)
        {
            // That it cannot be read is why it lies here.
        }

        var id = entry.Id.ToString();
        var at = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(id.AsSpan(0, id.IndexOf('-')), CultureInfo.InvariantCulture));
        return new(task?.Recording, task?.Channel, at, (string?)entry["reason"] ?? "", ((string?)entry["history"] ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
