namespace SpeechCoach.Contracts;

/// <summary>A recording and what was measured in it.</summary>
/// <param name="Recording">The recording.</param>
/// <param name="AcceptedAt">When it was accepted, in UTC.</param>
/// <param name="Measures">Its measures by name.</param>
public sealed record MeasuredRecording(RecordingId Recording, DateTimeOffset AcceptedAt, IReadOnlyDictionary<string, double> Measures);
