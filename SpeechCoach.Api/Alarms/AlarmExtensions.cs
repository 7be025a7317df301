namespace SpeechCoach.Api.Alarms;

static class AlarmExtensions
{
    /// <summary>What is to be done at a time, by one instance.</summary>
    public static IHostApplicationBuilder AddAlarms(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AlarmBook>();
        builder.Services.AddHostedService<AlarmClock>();
        return builder;
    }
}
