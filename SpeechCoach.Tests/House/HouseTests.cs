using System.Xml.Linq;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.House;

/// <summary>The walls: who may know whom, and what may be known where.</summary>
public sealed class HouseTests
{
    static readonly Dictionary<string, string[]> MayReference = new()
    {
        ["SpeechCoach.Contracts"] = [],
        ["SpeechCoach.Speech"] = [],
        ["SpeechCoach.ServiceDefaults"] = [],
        ["SpeechCoach.Storage"] = ["SpeechCoach.Contracts"],
        ["SpeechCoach.Api"] = ["SpeechCoach.Storage", "SpeechCoach.Contracts", "SpeechCoach.ServiceDefaults"],
        ["SpeechCoach.Worker"] = ["SpeechCoach.Storage", "SpeechCoach.Contracts", "SpeechCoach.ServiceDefaults", "SpeechCoach.Speech"],
        ["SpeechCoach.Analytics"] = ["SpeechCoach.Storage", "SpeechCoach.Contracts", "SpeechCoach.ServiceDefaults"],
        ["SpeechCoach.TelegramEmulator"] = [],
    };

    public static TheoryData<string> Rooms => [.. MayReference.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void References_point_one_way(string room)
    {
        var references = XDocument.Load(Path.Combine(Repository.Folder(room), $"{room}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')));

        Assert.Empty(references.Except(MayReference[room]));
    }

    [Fact]
    public void No_program_is_longer_than_a_page() => Assert.All(
        Directory.EnumerateFiles(Repository.Root, "Program.cs", SearchOption.AllDirectories).Where(IsOurs),
        file => Assert.InRange(File.ReadLines(file).Count(), 1, 60));

    [Fact]
    public void Nothing_but_the_build_and_the_Whisper_engine_knows_the_package_set()
    {
        var knowing = Directory.EnumerateFiles(Repository.Root, "*.cs", SearchOption.AllDirectories)
            .Where(file => IsOurs(file) && !InFolder(file, "offline") && !InFolder(file, "SpeechCoach.Tests"))
            .Where(file => File.ReadLines(file).Any(line => line.TrimStart().StartsWith("#if", StringComparison.Ordinal) || line.Contains("OfflinePackages", StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(Repository.Root, file))
            .Where(file => !file.Contains("Whisper", StringComparison.Ordinal));

        Assert.Empty(knowing);
    }

    static bool IsOurs(string file) => !InFolder(file, "bin") && !InFolder(file, "obj");

    static bool InFolder(string file, string folder) =>
        Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar).Contains(folder);
}
