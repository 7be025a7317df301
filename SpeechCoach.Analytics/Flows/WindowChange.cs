namespace SpeechCoach.Analytics.Flows;

/// <summary>The new state of one window: a field of a Redis hash.</summary>
readonly record struct WindowChange(string Key, string Field, string Json);
