using System.Diagnostics;

namespace SpeechCoach.Storage;

/// <summary>An entry of the outbox, delivered to one group.</summary>
/// <param name="Id">The id of the stream's entry.</param>
/// <param name="Value">The record it carries.</param>
/// <param name="Parent">The trace it belongs to.</param>
public sealed record OutboxEntry<T>(string Id, T Value, ActivityContext Parent);
