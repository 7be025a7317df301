using SpeechCoach.Contracts;

namespace SpeechCoach.Analytics;

/// <summary>Brings events to the archive, each recording once.</summary>
sealed class ArchiveStage : Stage, IResultStage<SpeechAnalyzed>
{
    ArchiveWork? current;

    public override bool Archives => true;

    public void Take(in Element<SpeechAnalyzed> element) => current!.Take(element);

    public override StageWork Open(StagePlace? place) => new ArchiveWork(place);

    public override void Use(StageWork work) => current = (ArchiveWork)work;

    public void KeepResults(TimeSpan? idle) => throw new NotSupportedException("The archive is a sink.");

    public void SendTo(string topic, Func<SpeechAnalyzed, string>? key) => throw new NotSupportedException("The archive is a sink.");

    public IReadOnlyList<WindowResult<SpeechAnalyzed>> Results(StageWork work) => ((ArchiveWork)work).Results();
}
