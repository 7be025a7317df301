namespace SpeechCoach.Api.Progress;

/// <summary>A day on which the learner spoke, in his time zone.</summary>
sealed record SpeakingDay(DateOnly Date, SpeakingSummary Summary);
