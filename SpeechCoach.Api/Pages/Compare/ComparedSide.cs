using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Pages.Compare;

/// <summary>One of two recordings, with its report and where it is played from.</summary>
public sealed record ComparedSide(RecordingStatus Status, Report Report, string? Audio);
