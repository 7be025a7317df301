using SpeechCoach.Contracts;

namespace SpeechCoach.Analytics.Dataflows;

/// <summary>Every event in the object store, where other engines read it too.</summary>
public sealed class Archive : Dataflow<SpeechAnalyzed>
{
    /// <inheritdoc/>
    public override string Name => FlowNames.Archive;

    /// <inheritdoc/>
    public override Outlet<SpeechAnalyzed> Define(Events<SpeechAnalyzed> speeches) => speeches.ToArchive();
}
