using System.Reflection;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Offline;

/// <summary>A stand-in shows nothing but what its api.txt lists, and that is taken from the real package.</summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Packages => [.. Directory.GetFiles(Repository.Folder("offline"), "*.csproj", SearchOption.AllDirectories)
        .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_stand_in_shows_only_what_the_package_has(string package)
    {
        StandIns.Require();
        var shown = PublicApi.Of(Assembly.Load(package));
        var listed = File.ReadAllLines(Path.Combine(Repository.Folder("offline"), package, "api.txt"))
            .Where(line => line is not ("" or ['#', ..])).Order(StringComparer.Ordinal);
        Assert.Equal(listed, shown);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_list_names_the_version_it_was_taken_from(string package)
    {
        var header = File.ReadLines(Path.Combine(Repository.Folder("offline"), package, "api.txt")).First();
        Assert.Matches($@"^# {package} \d+\.\d+\.\d+, commit [0-9a-f]{{40}}$", header);
    }
}
