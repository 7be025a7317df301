using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SpeechCoach.Storage;

/// <summary>Registers the second object store.</summary>
public static class BackupExtensions
{
    /// <summary>Adds <see cref="BackupStore"/> where one is configured, and lets deletions reach it; answers whether one is.</summary>
    public static bool AddBackupStore(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<BackupOptions>(BackupOptions.Section);
        if (string.IsNullOrWhiteSpace(builder.Configuration[$"{BackupOptions.Section}:{nameof(BackupOptions.Connection)}"])) return false;
        builder.Services.PostConfigure<QueueOptions>(options => options.IsBackedUp = true);
        builder.Services.AddSingleton(services => new BackupStore(ObjectStoreExtensions.Create(
            services.GetRequiredService<IOptions<BackupOptions>>().Value.Connection!,
            services.GetRequiredService<IOptions<ObjectStoreOptions>>().Value, services.GetRequiredService<TimeProvider>())));
        builder.Services.AddSingleton<ILearnerRecords, BackupRecords>();
        return true;
    }
}
