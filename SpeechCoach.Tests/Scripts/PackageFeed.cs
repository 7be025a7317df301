using System.IO.Compression;
using System.Text.RegularExpressions;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Scripts;

/// <summary>
/// A working copy with nothing but the files that eng/packages.sh reads, a package feed that is a folder, and a package
/// cache of its own, so that the empty packages in that feed never reach the machine's.
/// </summary>
sealed partial class PackageFeed : IDisposable
{
    readonly TemporaryFolder folder = new();

    public PackageFeed()
    {
        foreach (var name in new[] { "global.json", "Directory.Packages.props", "Directory.Offline.props" })
            File.Copy(Path.Combine(Repository.Root, name), In(name));
        foreach (var script in new[] { "eng/packages.sh", "eng/shell.sh" })
        {
            Directory.CreateDirectory(In("eng"));
            File.Copy(Path.Combine(Repository.Root, script), In(script));
        }
        Directory.CreateDirectory(In("feed"));
        UseFeed("feed");
    }

    public string? Marker => new[] { ".full", ".offline" }.SingleOrDefault(name => File.Exists(In(name)));

    public string In(string name) => Path.Combine(folder.Path, name);

    public void UseFeed(string source) => File.WriteAllText(In("nuget.config"), $"""
        <configuration>
          <packageSources>
            <clear />
            <add key="feed" value="{(source.StartsWith("http", StringComparison.Ordinal) ? source : In(source))}" allowInsecureConnections="true" />
          </packageSources>
        </configuration>
        """);

    /// <summary>Gives the feed an empty package of every id and version that the script asks for.</summary>
    public void FillFeed()
    {
        var versions = PackageVersion().Matches(File.ReadAllText(In("Directory.Packages.props")))
            .ToDictionary(m => m.Groups["id"].Value, m => m.Groups["version"].Value);
        foreach (var id in OfflineIds().Matches(File.ReadAllText(In("Directory.Offline.props"))).SelectMany(m => m.Groups["ids"].Value.Split(';')))
            AddPackage(id, versions[id]);
        AddPackage("Aspire.AppHost.Sdk", SdkVersion().Match(File.ReadAllText(In("global.json"))).Groups["version"].Value);
    }

    public async Task<(int ExitCode, string Output)> SettleAsync(params string[] arguments)
    {
        await using var script = Start(arguments);
        var exitCode = await script.ExitAsync(TimeSpan.FromMinutes(3));
        return (exitCode, script.Output.Text);
    }

    /// <summary>Starts the script as the leader of a process group, as a terminal does.</summary>
    public TestProcess Start(params string[] arguments) => TestProcess.Start(
        "setsid", ["bash", In("eng/packages.sh"), .. arguments], folder.Path,
        new Dictionary<string, string?> { ["NUGET_PACKAGES"] = In("cache"), ["NUGET_HTTP_CACHE_PATH"] = In("http") });

    public void Dispose() => folder.Dispose();

    void AddPackage(string id, string version)
    {
        using var package = ZipFile.Open(In($"feed/{id}.{version}.nupkg"), ZipArchiveMode.Create);
        Write(package, $"{id}.nuspec", $"""
            <package>
              <metadata><id>{id}</id><version>{version}</version><authors>a test</authors><description>empty</description></metadata>
            </package>
            """);
        Write(package, "Sdk/Sdk.props", "<Project />");
        Write(package, "Sdk/Sdk.targets", "<Project />");
    }

    static void Write(ZipArchive package, string path, string text)
    {
        using var writer = new StreamWriter(package.CreateEntry(path).Open());
        writer.Write(text);
    }

    [GeneratedRegex("<PackageVersion Include=\"(?<id>[^\"]+)\" Version=\"(?<version>[^\"]+)\"")]
    private static partial Regex PackageVersion();

    [GeneratedRegex("<Offline(StandIn|Absent) Include=\"(?<ids>[^\"]+)\"")]
    private static partial Regex OfflineIds();

    [GeneratedRegex("\"Aspire.AppHost.Sdk\": \"(?<version>[^\"]+)\"")]
    private static partial Regex SdkVersion();
}
