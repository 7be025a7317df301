using Confluent.Kafka;

namespace SpeechCoach.Analytics;

/// <summary>Keeps nothing: what comes in goes out.</summary>
sealed class RekeyWork : StageWork
{
    public List<Message<string, byte[]>> Messages { get; } = [];

    public override int Mark() => Messages.Count;

    public override void Undo(int mark) => Messages.RemoveRange(mark, Messages.Count - mark);

    public override void Fold(FlowChanges changes)
    {
        changes.Messages.AddRange(Messages);
        Messages.Clear();
    }
}
