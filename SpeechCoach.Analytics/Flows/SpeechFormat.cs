using System.Diagnostics.CodeAnalysis;
using Confluent.Kafka;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Analytics;

/// <summary>The events of the log.</summary>
sealed class SpeechFormat : IElementFormat<SpeechAnalyzed>
{
    public static readonly SpeechFormat Instance = new();

    public static Element<SpeechAnalyzed> Element(SpeechAnalyzed speech) =>
        new(speech.Subject.ToString(), speech.Recording.ToString(), 0, speech.AcceptedAt, speech.LocalDate, speech, speech.Withdrawn == true);

    public bool TryRead(Message<string, byte[]> message, out Element<SpeechAnalyzed> element, [NotNullWhen(false)] out string? reason)
    {
        var speech = SpeechEvents.Read(message, out var why);
        reason = speech is null ? why : null;
        element = speech is null ? default : Element(speech);
        return speech is not null;
    }
}
