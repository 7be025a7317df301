using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SpeechCoach.Speech;
using SpeechCoach.Worker;

namespace SpeechCoach.Benchmarks;

/// <summary>A recording whose wording is known.</summary>
/// <param name="File">Where it is.</param>
/// <param name="Seconds">Its length.</param>
/// <param name="Wording">What is said, without fillers.</param>
/// <param name="Times">Where each word is, fillers among them; empty where nobody says.</param>
/// <param name="ByHand">Whether people marked those times; else another program did.</param>
sealed partial record KnownClip(string File, double Seconds, IReadOnlyList<string> Wording, IReadOnlyList<TimedWord> Times, bool ByHand)
{
    static readonly HashSet<string> noWords = ["sil", "<sil>", "", "mm", "hmm"];

    public string Name => Path.GetFileNameWithoutExtension(File);

    public IReadOnlyList<TimeRange> Fillers => [.. Times.Where(word => Language.English.IsFiller(word.Text)).Select(word => word.Range)];

    public IReadOnlyList<TimedWord> Words => [.. Times.Where(word => !Language.English.IsFiller(word.Text))];

    /// <summary>The English recordings with a wording in the list of a folder.</summary>
    public static IEnumerable<KnownClip> In(string folder)
    {
        foreach (var row in System.IO.File.ReadLines(Path.Combine(folder, "MANIFEST.tsv")).Skip(1).Select(line => line.Split('\t')))
        {
            var (file, wording, note) = (Path.Combine(folder, row[0]), row[6], row[7]);
            if (wording.Length == 0 || note.Contains("non-English", StringComparison.Ordinal) || note.Contains("not given", StringComparison.Ordinal))
                continue;
            var words = AlignmentGrammar.Words(Speaker().Replace(wording, " ")).Where(word => !Language.English.IsFiller(word)).ToList();
            yield return new(file, double.Parse(row[1], CultureInfo.InvariantCulture), words, Known(file), System.IO.File.Exists(Path.ChangeExtension(file, ".TextGrid")));
        }
    }

    static List<TimedWord> Known(string file) =>
        Read(Path.ChangeExtension(file, ".TextGrid"), TextGrid) ?? Read(Path.ChangeExtension(file, ".words.tsv"), Table)
        ?? Read(Path.ChangeExtension(file, ".words.json"), Json) ?? Read(Path.ChangeExtension(file, ".align.json"), Json) ?? [];

    static List<TimedWord>? Read(string path, Func<string, IEnumerable<TimedWord>> parse) =>
        System.IO.File.Exists(path) ? [.. parse(System.IO.File.ReadAllText(path)).Where(word => !noWords.Contains(word.Text)).OrderBy(word => word.Start)] : null;

    // The tier of words comes first.
    static IEnumerable<TimedWord> TextGrid(string text) => Interval().Matches(text.Split("item [2]")[0])
        .Select(match => new TimedWord(match.Groups[3].Value.Trim(), Number(match.Groups[1].Value), Number(match.Groups[2].Value)));

    static IEnumerable<TimedWord> Table(string text) => text.Split('\n').Skip(1).Select(line => line.Split('\t')).Where(row => row.Length > 3)
        .Select(row => new TimedWord(row[3].ToLowerInvariant(), Number(row[0]), Number(row[1])));

    static IEnumerable<TimedWord> Json(string text)
    {
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        if (root.TryGetProperty("w", out var aligned))
        {
            return [.. aligned.EnumerateArray().Select(word => new TimedWord(
                word.GetProperty("t").GetString()!.Split('(')[0], word.GetProperty("b").GetDouble(), word.GetProperty("b").GetDouble() + word.GetProperty("d").GetDouble()))];
        }
        return [.. root.GetProperty("words").EnumerateArray().Select(word => new TimedWord(
            word.GetProperty("word").GetString()!.ToLowerInvariant(), word.GetProperty("start_sec").GetDouble(), word.GetProperty("end_sec").GetDouble()))];
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\[\w+\]")]
    private static partial Regex Speaker();

    [GeneratedRegex("xmin = (\\S+)\\s+xmax = (\\S+)\\s+text = \"([^\"]*)\"")]
    private static partial Regex Interval();
}
