using System.Reflection;
using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace SpeechCoach.Storage;

/// <summary>
/// Binds the Kafka client to the native library beside this program. Left to itself it falls back to whatever librdkafka the
/// system has, and another version of it can abort the process.
/// </summary>
/// <remarks>Not through <c>Library.Load(path)</c>: that needs libdl.so, which only machines with a C compiler have.</remarks>
static class LibRdKafka
{
    const string Name = "librdkafka";

    // The second needs no Cyrus SASL, which not every machine has.
    static readonly string[] Builds = ["librdkafka.so", "centos8-librdkafka.so", "alpine-librdkafka.so"];
    static readonly Lazy<nint> Handle = new(Load);
    static readonly Lazy<bool> Bound = new(() =>
    {
        NativeLibrary.SetDllImportResolver(typeof(Library).Assembly, Resolve);
        return true;
    });

    /// <summary>Has to be called before the first client is made; further calls do nothing.</summary>
    public static void Bind() => _ = OperatingSystem.IsLinux() && Bound.Value;

    static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) => name.Contains(Name, StringComparison.Ordinal) ? Handle.Value : 0;

    static nint Load()
    {
        string[] folders =
        [
            Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native"),
            Path.Combine(AppContext.BaseDirectory, "runtimes", $"linux-{RuntimeInformation.ProcessArchitecture}".ToLowerInvariant(), "native"),
            AppContext.BaseDirectory,
        ];
        foreach (var path in folders.SelectMany(_ => Builds, Path.Combine))
            if (NativeLibrary.TryLoad(path, out var handle)) return handle;

        throw new DllNotFoundException($"No {Name} beside this program can be loaded.");
    }
}
