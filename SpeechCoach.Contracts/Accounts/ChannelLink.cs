namespace SpeechCoach.Contracts;

/// <summary>A learner's id at a channel.</summary>
/// <param name="Channel">The channel's name.</param>
/// <param name="ExternalId">The id he has there.</param>
public sealed record ChannelLink(string Channel, string ExternalId);
