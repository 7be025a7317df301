namespace SpeechCoach.Api.Texts;

/// <summary>A value that is HTML already.</summary>
sealed record Markup(string Html);
