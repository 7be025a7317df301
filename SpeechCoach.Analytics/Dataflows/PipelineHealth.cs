using System.Globalization;
using SpeechCoach.Contracts;

namespace SpeechCoach.Analytics.Dataflows;

/// <summary>How recordings fared on their way, by the minute in which they were accepted.</summary>
public sealed class PipelineHealth : Dataflow<PipelineMinute>
{
    // The operator sees the last hour, and what a recording will take is told by the latest of today and yesterday.
    static readonly TimeSpan idle = TimeSpan.FromDays(2);

    /// <inheritdoc/>
    public override string Name => FlowNames.PipelineHealth;

    /// <inheritdoc/>
    public override Outlet<PipelineMinute> Define(Events<SpeechAnalyzed> speeches) => speeches
        .Map(PipelinePassage.Of)
        .KeyBy(passage => passage.AcceptedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        .Window(Tumbling.Minute)
        .Fold(PipelineMinute.Of)
        .ToReadModel(idle);
}
