using SpeechCoach.Storage;

namespace SpeechCoach.Worker.Relay;

static class RelayExtensions
{
    /// <summary>Brings reports to the event log. The queue and the object store must be registered too.</summary>
    public static IHostApplicationBuilder AddEventRelay(this IHostApplicationBuilder builder)
    {
        builder.AddEventLog();
        builder.AddDeletionMarks();
        builder.Services.AddSettings<RelayOptions>(RelayOptions.Section);
        builder.Services.AddSingleton<RelayTelemetry>();
        builder.Services.AddSingleton<ReportArchive>();
        builder.Services.AddSingleton<EventPublisher>();
        builder.Services.AddSingleton<EventReplay>();
        builder.Services.AddSingleton<LogWatch>();
        builder.Services.AddHostedService<OutboxRelay>();
        builder.Services.AddHostedService<LogKeeper>();
        builder.Services.AddHostedService<WithdrawalRelay>();
        return builder;
    }
}
