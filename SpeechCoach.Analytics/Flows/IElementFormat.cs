using System.Diagnostics.CodeAnalysis;
using Confluent.Kafka;

namespace SpeechCoach.Analytics;

/// <summary>How elements are read from a topic.</summary>
interface IElementFormat<T>
{
    /// <summary>False, with a reason that quotes nothing of the message, where it holds none.</summary>
    bool TryRead(Message<string, byte[]> message, out Element<T> element, [NotNullWhen(false)] out string? reason);
}
