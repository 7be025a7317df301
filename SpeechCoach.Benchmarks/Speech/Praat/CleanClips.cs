namespace SpeechCoach.Benchmarks;

/// <summary>The list clips.tsv beside the program: which recordings are clean enough that two programs must agree about them, and why.</summary>
public static class CleanClips
{
    static readonly HashSet<string> Clean =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "clips.tsv"))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .Where(cells => cells[1] == "yes")
            .Select(cells => cells[0]),
    ];

    public static bool Includes(string file) => Clean.Contains(file);

    public static IEnumerable<string> All => Clean.Order(StringComparer.Ordinal);
}
