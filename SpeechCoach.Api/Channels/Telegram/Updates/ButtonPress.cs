namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>The press of a button.</summary>
/// <param name="Query">How to answer it.</param>
/// <param name="Data">What stands in the button.</param>
sealed record ButtonPress(string Query, string Data);
