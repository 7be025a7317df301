namespace SpeechCoach.Api.Learners;

/// <summary>What a learner says of the key that he wants.</summary>
sealed record LearnerKeyWish(string Name);
