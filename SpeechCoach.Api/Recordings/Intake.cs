using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Recordings;

/// <summary>The answer to an incoming recording.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Status">Where the recording stands, if it is accepted or known.</param>
sealed record Intake(IntakeOutcome Outcome, RecordingStatus? Status = null);
