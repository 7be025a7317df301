namespace SpeechCoach.Speech;

/// <summary>Reads the lists of one language: one word or phrase a line, after comments that begin with "#".</summary>
sealed class WordLists(string code)
{
    const string Folder = "Languages/";

    public static IEnumerable<string> Codes() => typeof(WordLists).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .Select(name => name.Split('/')[1])
        .Distinct();

    public IReadOnlyList<string> Read(string list) =>
        ReadIfAny(list) is { Count: > 0 } lines ? lines : throw new InvalidDataException($"The language {code} has no list {list}.");

    public IReadOnlyList<string> ReadIfAny(string list)
    {
        using var stream = typeof(WordLists).Assembly.GetManifestResourceStream($"{Folder}{code}/{list}.txt");
        if (stream is null)
            return [];
        using var reader = new StreamReader(stream);
        List<string> lines = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                lines.Add(line);
        }
        return lines;
    }
}
