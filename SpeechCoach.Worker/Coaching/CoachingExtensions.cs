using Microsoft.Extensions.Options;
using SpeechCoach.Speech;
using SpeechCoach.Storage;

namespace SpeechCoach.Worker;

static class CoachingExtensions
{
    /// <summary>Adds the rules, the coaches in the order they are asked, and what writes their report.</summary>
    public static void AddCoaching(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<LanguageModelOptions>(LanguageModelOptions.Section)
            .Validate<IOptions<AnalysisOptions>>(
                (model, analysis) => model.Endpoint is null || model.Timeout < analysis.Value.CoachTimeout,
                "Coaching:LanguageModel:Timeout must be shorter than Analysis:CoachTimeout, so that the rules have their turn.");
        services.AddHttpClient(LanguageModelCoach.Client).ConfigurePrimaryHttpMessageHandler(StrangerHandler.Create);
        services.AddSingleton(new Coach(new()));
        services.AddSingleton<ICoach, LanguageModelCoach>();
        services.AddSingleton<ICoach, RulesCoach>();
        services.AddSingleton<CoachChain>();
        services.AddSingleton<ReportWriter>();
    }
}
