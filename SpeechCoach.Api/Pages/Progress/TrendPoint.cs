using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Pages.Progress;

/// <summary>One value of a trend.</summary>
/// <param name="At">When, in days from any day.</param>
/// <param name="When">When, as the learner reads it.</param>
/// <param name="Value">The value.</param>
/// <param name="Recordings">How many recordings it is the mean of.</param>
/// <param name="Recording">The recording, where it is of one.</param>
public sealed record TrendPoint(double At, string When, double Value, int Recordings, RecordingId? Recording = null);
