namespace SpeechCoach.Api.Operations;

/// <summary>Whether a server answers.</summary>
/// <param name="Name">The check's name.</param>
/// <param name="IsHealthy">Whether it does.</param>
/// <param name="Milliseconds">How long it took to answer; none where another service has asked.</param>
public sealed record StoreHealth(string Name, bool IsHealthy, double? Milliseconds);
