using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace SpeechCoach.Storage;

/// <summary>
/// Loads the client's native library from beside this program. Left to itself the client would fall back to whatever
/// librdkafka the system has, and another version of it can abort the process.
/// </summary>
static class LibRdKafka
{
    // The second needs no Cyrus SASL, which not every machine has.
    static readonly string[] Builds = ["librdkafka.so", "centos8-librdkafka.so", "alpine-librdkafka.so"];
    static readonly Lock Gate = new();

    public static void Load()
    {
        lock (Gate)
        {
            if (!OperatingSystem.IsLinux() || Library.IsLoaded) return;
            var folders = new[]
            {
                Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native"),
                Path.Combine(AppContext.BaseDirectory, "runtimes", $"linux-{RuntimeInformation.ProcessArchitecture}".ToLowerInvariant(), "native"),
                AppContext.BaseDirectory,
            };

            foreach (var path in folders.SelectMany(_ => Builds, Path.Combine).Where(File.Exists))
                if (Loads(path) && Library.Load(path)) return;

            throw new DllNotFoundException("No librdkafka beside this program can be loaded.");
        }
    }

    // Asked first, because the client remembers a failed attempt.
    static bool Loads(string path) => NativeLibrary.TryLoad(path, out _);
}
