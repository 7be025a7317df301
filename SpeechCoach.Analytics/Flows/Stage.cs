namespace SpeechCoach.Analytics;

/// <summary>A part of a dataflow that runs by itself: from the log, or a topic of the dataflow's own, to a topic or a sink.</summary>
abstract class Stage
{
    /// <summary>Where its events come in.</summary>
    public StageInput Input { get; set; } = null!;

    /// <summary>The topic that its messages go to; none where it ends at a sink.</summary>
    public string? Output { get; protected set; }

    /// <summary>Whether it ends in the archive, which wants few and large objects: batches are gathered for a while.</summary>
    public virtual bool Archives => false;

    /// <summary>What it works with for one partition, or for a run in memory where there is no place.</summary>
    public abstract StageWork Open(StagePlace? place);

    /// <summary>From now on what comes in is of this work.</summary>
    public abstract void Use(StageWork work);

    /// <summary>Hands over to the next stage in memory what would have gone through a topic.</summary>
    public virtual void PassOn(StageWork work, StageInput next)
    {
    }

    /// <summary>Lets the next stage in memory have at once what would go through a topic.</summary>
    public virtual void Chain(StageInput next)
    {
    }
}
