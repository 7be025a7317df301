using System.Globalization;
using SpeechCoach.Contracts;

namespace SpeechCoach.Analytics.Dataflows;

/// <summary>How recordings fared on their way, by the minute in which they were accepted.</summary>
public sealed class PipelineHealth : Dataflow<PipelineMinute>
{
    /// <inheritdoc/>
    public override string Name => FlowNames.PipelineHealth;

    /// <inheritdoc/>
    public override Outlet<PipelineMinute> Define(Events<SpeechAnalyzed> speeches) => speeches
        .Map(PipelinePassage.Of)
        .KeyBy(passage => passage.AcceptedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        .Window(Tumbling.Minute)
        .Fold(PipelineMinute.Of)
        .ToReadModel();
}
