using SpeechCoach.Storage;

namespace SpeechCoach.Worker.Retention;

static class RetentionExtensions
{
    /// <summary>Removes what need not be kept any more. The queue and the object store must be registered too.</summary>
    public static IHostApplicationBuilder AddRetention(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<RetentionOptions>(RetentionOptions.Section);
        builder.Services.AddSingleton<RetentionSweep>();
        builder.Services.AddHostedService<RetentionKeeper>();
        return builder;
    }
}
