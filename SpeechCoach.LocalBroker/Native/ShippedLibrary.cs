using System.Runtime.InteropServices;

namespace SpeechCoach.LocalBroker.Native;

/// <summary>The librdkafka that came with the package, by its full path: never another version that the system may have.</summary>
static class ShippedLibrary
{
    // In the order to try: on Linux the first asks for the system's SASL library, the second for none, the third for musl.
    static readonly string[] names =
        ["librdkafka.so", "centos8-librdkafka.so", "alpine-librdkafka.so", "librdkafka.dylib", "librdkafka.dll"];

    static readonly Lazy<nint> handle = new(Load);

    public static nint Handle => handle.Value;

    static nint Load()
    {
        var platform = RuntimeInformation.RuntimeIdentifier.Replace("musl-", "", StringComparison.Ordinal);
        string[] folders = [Path.Combine(AppContext.BaseDirectory, "runtimes", platform, "native"), AppContext.BaseDirectory];
        foreach (var folder in folders)
        {
            foreach (var name in names)
            {
                var path = Path.Combine(folder, name);
                if (File.Exists(path) && NativeLibrary.TryLoad(path, out var library)) return library;
            }
        }
        throw new BrokerException($"No librdkafka for {platform} loads from {folders[0]}.");
    }
}
