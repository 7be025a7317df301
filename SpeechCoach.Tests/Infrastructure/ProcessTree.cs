using System.Globalization;

namespace SpeechCoach.Tests.Infrastructure;

/// <summary>The processes below another one, as /proc shows them.</summary>
static class ProcessTree
{
    /// <summary>Ids and command lines of all that descends from the process.</summary>
    public static IReadOnlyList<(int Id, string Command)> Below(int ancestor)
    {
        var all = All().ToList();
        var family = new HashSet<int> { ancestor };
        while (all.RemoveAll(process => family.Contains(process.Parent) && family.Add(process.Id)) > 0)
        {
        }

        return [.. family.Where(id => id != ancestor).Select(id => (id, Command(id)))];
    }

    public static bool Exists(int id) => Directory.Exists($"/proc/{id}");

    static IEnumerable<(int Id, int Parent)> All()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id)) continue;
            if (Read(id, "stat") is not { Length: > 0 } stat) continue;
            // The name in brackets may hold anything; the fields after it are: state, parent.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            yield return (id, int.Parse(fields[1], CultureInfo.InvariantCulture));
        }
    }

    static string Command(int id) => Read(id, "cmdline").Replace('\0', ' ').Trim();

    static string Read(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
