namespace SpeechCoach.Api.Audio;

/// <summary>Where a recording can be listened to, and until when.</summary>
sealed record AudioLink(string Url, DateTimeOffset ExpiresAt);
