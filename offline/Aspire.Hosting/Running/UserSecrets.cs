using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration.UserSecrets;

namespace Aspire.Hosting.Running;

/// <summary>The AppHost's secrets.json, which the configuration reads at the next start in the environment Development.</summary>
sealed class UserSecrets(string? id)
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static UserSecrets Of(IDistributedApplicationBuilder builder) => new(
        (builder as DistributedApplicationBuilder)?.AppHostAssembly?.GetCustomAttribute<UserSecretsIdAttribute>()?.UserSecretsId);

    /// <summary>The kept value of a key; where there is none, a new one, kept if the AppHost has a secrets id.</summary>
    public string GetOrAdd(string key, Func<string> create)
    {
        if (id is null)
            return create();

        var path = PathHelper.GetSecretsPathFromSecretsId(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Two AppHosts may start at once: the first to write decides.
        using var turn = new Mutex(initiallyOwned: false, $"speechcoach-secrets-{id}");
        turn.WaitOne();
        try
        {
            var secrets = File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path))?.AsObject() ?? [] : [];
            if ((string?)secrets[key] is { } kept)
                return kept;

            var value = create();
            secrets[key] = value;
            var written = path + ".new";
            File.WriteAllText(written, secrets.ToJsonString(Indented));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(written, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.Move(written, path, overwrite: true);
            return value;
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }
}
