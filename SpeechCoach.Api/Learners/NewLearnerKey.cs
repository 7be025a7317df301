namespace SpeechCoach.Api.Learners;

/// <summary>A key that was made just now, the only time that it is told.</summary>
sealed record NewLearnerKey(string Id, string Name, DateTimeOffset CreatedAt, string Key);
