using System.Collections.Immutable;
using SpeechCoach.Contracts;

namespace SpeechCoach.Analytics;

/// <summary>A dataflow being written down: the stages that are complete, each of which ends at a topic or a sink.</summary>
sealed record Draft(string Flow, ImmutableArray<Stage> Stages)
{
    /// <summary>The topic between the stage being written and the one after it.</summary>
    public string NextTopic => TopicNames.OfFlow(Flow, Stages.Length + 1);

    public Draft Then(Stage stage) => this with { Stages = Stages.Add(stage) };
}
