using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

/// <summary>A recording that a worker holds.</summary>
/// <param name="Recording">The recording; null where its task cannot be read.</param>
/// <param name="Stage">What is being done with it; null before the first stage.</param>
/// <param name="Attempt">Which attempt this is, from 1.</param>
/// <param name="Silent">How long ago its worker last said that it goes on.</param>
public sealed record HeldRecording(RecordingId? Recording, Stage? Stage, int Attempt, TimeSpan Silent);
