using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace SpeechCoach.Storage;

/// <summary>Registers the accounts of learners.</summary>
public static class AccountExtensions
{
    /// <summary>
    /// Adds <see cref="AccountStore"/>, <see cref="LearnerIds"/> and <see cref="RecordingIds"/>; the Redis client and the object
    /// store must be registered too. A missing or short <c>Identity:Secret</c> stops the host at its start.
    /// </summary>
    public static IHostApplicationBuilder AddAccounts(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSettings<IdentityOptions>(IdentityOptions.Section);
        services.AddSettings<AccountOptions>(AccountOptions.Section);
        services.TryAddSingleton<InstallationSecret>();
        services.TryAddSingleton<LearnerIds>();
        services.TryAddSingleton<RecordingIds>();
        services.TryAddSingleton<AccountStore>();
        return builder;
    }
}
