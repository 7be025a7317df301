namespace SpeechCoach.Analytics;

/// <summary>What a stage has in hand for one partition. Elements come in through the stage's input, then a batch is folded.</summary>
abstract class StageWork
{
    /// <summary>Windows in memory.</summary>
    public virtual int OpenWindows => 0;

    /// <summary>Remembers how far the batch has come.</summary>
    public abstract int Mark();

    /// <summary>Forgets what has come since: its event is set aside.</summary>
    public abstract void Undo(int mark);

    /// <summary>Notes the hashes that have to be read before the batch can be folded.</summary>
    public virtual void Missing(CommandBuffer keys)
    {
    }

    /// <summary>What stood in the hashes that were missing; nothing of those that are not there.</summary>
    public virtual void Load(IReadOnlyList<StoredHash> hashes)
    {
    }

    /// <summary>Folds the batch and notes what has to be saved and sent.</summary>
    public abstract void Fold(FlowChanges changes);
}
