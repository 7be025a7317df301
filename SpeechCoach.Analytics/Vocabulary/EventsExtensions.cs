using SpeechCoach.Contracts;

namespace SpeechCoach.Analytics;

/// <summary>What can be done with events of the log as they are.</summary>
public static class EventsExtensions
{
    /// <summary>The events go to the object store, each once: gzipped lines of JSON by day.</summary>
    public static Outlet<SpeechAnalyzed> ToArchive(this Events<SpeechAnalyzed> speeches)
    {
        var stage = new ArchiveStage();
        return speeches.EndIn(stage, stage.Take);
    }
}
