using SpeechCoach.Analytics.Flows;
using SpeechCoach.Storage;

namespace SpeechCoach.Analytics.Progress;

static class ProgressExtensions
{
    /// <summary>Keeps the read model of every learner's days.</summary>
    public static IHostApplicationBuilder AddSpeakingProgress(this IHostApplicationBuilder builder) =>
        builder.AddEventLog().AddEventLogHealthCheck().AddDataflow<SpeakingProgress>();
}
