using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace SpeechCoach.Storage;

/// <summary>Keeps the keys that sign the learners' cookies.</summary>
public static class KeyRingExtensions
{
    /// <summary>
    /// Keeps the key ring in the object store under <c>keys/</c>, encrypted under the installation's secret, so that a restarted
    /// or a second API knows its web learners. Needs <c>AddObjectStore</c> and <c>AddAccounts</c>.
    /// </summary>
    public static IDataProtectionBuilder PersistKeysToObjectStore(this IDataProtectionBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<KeyManagementOptions>().Configure<IObjectStore, InstallationSecret>((options, store, secret) =>
        {
            options.XmlRepository = new ObjectStoreXmlRepository(store);
            options.XmlEncryptor = new SecretXmlEncryptor(secret);
        });
        return builder;
    }
}
