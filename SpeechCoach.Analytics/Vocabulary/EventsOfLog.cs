using SpeechCoach.Contracts;

namespace SpeechCoach.Analytics;

static class Events
{
    /// <summary>Where every dataflow begins.</summary>
    public static Events<SpeechAnalyzed> OfLog(string flow) =>
        new(new(flow, []), next => new StageInput<SpeechAnalyzed>(SpeechFormat.Instance, next));
}
