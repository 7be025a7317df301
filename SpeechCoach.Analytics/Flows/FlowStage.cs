namespace SpeechCoach.Analytics;

/// <summary>Which stage of which dataflow.</summary>
/// <param name="Flow">The dataflow's name.</param>
/// <param name="Number">The stage's number, from 0.</param>
/// <param name="Topic">The topic it reads.</param>
sealed record FlowStage(string Flow, int Number, string Topic)
{
    /// <summary>Whether it reads the event log itself; the others read a topic that the stage before writes.</summary>
    public bool ReadsLog => Number == 0;

    /// <summary>The name of its consumer group and of its offsets.</summary>
    public string Group { get; } = Number == 0 ? Flow : $"{Flow}.{Number}";
}
