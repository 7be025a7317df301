using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

/// <summary>Registers what deletes learners and shows them all that is kept of them.</summary>
public static class LearnerExtensions
{
    /// <summary>Adds <see cref="DeletionQueue"/> and <see cref="WithdrawalQueue"/>, for what must know who and what was deleted.</summary>
    public static IHostApplicationBuilder AddDeletionMarks(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<DeletionOptions>(DeletionOptions.Section);
        builder.Services.TryAddSingleton<DeletionQueue>();
        builder.Services.TryAddSingleton<WithdrawalQueue>();
        return builder;
    }

    /// <summary>Adds <see cref="LearnerDeletion"/>, <see cref="DeletionQueue"/> and the places that every service reaches; queue, accounts and object store must be registered too.</summary>
    public static IHostApplicationBuilder AddLearners(this IHostApplicationBuilder builder)
    {
        builder.AddDeletionMarks();
        builder.Services.AddSingleton<LearnerDeletion>();
        builder.Services.AddSingleton<ILearnerRecords>(services => new ObjectRecords("audio", ObjectKeys.AudioOf, services.GetRequiredService<IObjectStore>()));
        builder.Services.AddSingleton<ILearnerRecords>(services => new ObjectRecords("reports", ObjectKeys.ReportsOf, services.GetRequiredService<IObjectStore>()));
        builder.Services.AddSingleton<ILearnerRecords, QueueRecords>();
        // Before the progress, which forgets what is archived of him.
        builder.Services.TryAddSingleton<EventArchive>();
        builder.Services.AddSingleton<ILearnerRecords, ArchiveRecords>();
        builder.Services.AddSingleton<ILearnerRecords, ProgressRecords>();
        return builder;
    }
}
