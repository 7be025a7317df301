using SpeechCoach.Storage;

namespace SpeechCoach.Worker.Backup;

static class BackupServices
{
    /// <summary>Copies what comes and goes to a second store, where one is configured. The queue and the object store must be registered too.</summary>
    public static IHostApplicationBuilder AddBackup(this IHostApplicationBuilder builder)
    {
        if (!builder.AddBackupStore()) return builder;
        builder.AddDeletionMarks();
        builder.Services.AddHostedService<BackupKeeper>();
        return builder;
    }
}
