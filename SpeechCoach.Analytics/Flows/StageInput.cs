using Confluent.Kafka;

namespace SpeechCoach.Analytics;

/// <summary>Where events come into a stage.</summary>
abstract class StageInput
{
    /// <summary>Sends what a message holds through the stage.</summary>
    public abstract ReadOutcome Read(Message<string, byte[]> message);
}

sealed class StageInput<T>(IElementFormat<T> format, Push<T> first) : StageInput
{
    public void Push(in Element<T> element) => first(element);

    public override ReadOutcome Read(Message<string, byte[]> message)
    {
        if (!format.TryRead(message, out var element, out var reason)) return new(null, reason);
        try
        {
            first(element);
            return new(element.Id, null);
        }
        catch (Exception e)
        {
            // What a dataflow throws at one event, it would throw at it for ever. The message may quote what was said.
            return new(element.Id, $"the dataflow threw {e.GetType().Name}");
        }
    }
}
