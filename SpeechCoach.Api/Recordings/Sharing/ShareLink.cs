namespace SpeechCoach.Api.Recordings;

/// <summary>Where a shared report can be read.</summary>
sealed record ShareLink(string Url);
