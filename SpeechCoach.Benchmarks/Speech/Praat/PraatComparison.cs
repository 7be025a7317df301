using System.Diagnostics;
using System.Globalization;

namespace SpeechCoach.Benchmarks;

/// <summary>Praat and this product over every sound file of a folder, in the same run: a row a file, then the totals.</summary>
static class PraatComparison
{
    const int Runs = 5;
    const int FiveMinutes = 300;

    static readonly string[] Sounds = [".wav", ".flac", ".mp3", ".m4a", ".aac", ".aiff", ".ogg", ".webm", ".mp4", ".raw"];

    public static int Run(string folder)
    {
        var files = Directory.EnumerateFiles(folder).Where(file => Sounds.Contains(Path.GetExtension(file))).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
        {
            Console.Error.WriteLine($"{folder} has no sound files.");
            return 1;
        }
        var temporary = Directory.CreateTempSubdirectory("speech-coach-bench-").FullName;
        try
        {
            Compare(files, Path.Combine(temporary, "sound.wav"));
            return 0;
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    static void Compare(List<string> files, string wav)
    {
        OnOneCore();
        Line("file", "clean", "s", "F0 Praat", "ours", "ST", "voicing", ">20 %", "pauses", "F1", "nuclei", "dB", "Praat ms", "ours ms", "times");
        List<(Agreement Agreement, bool Clean)> rows = [];
        foreach (var file in files)
        {
            Tool.Decode(file, wav);
            var clean = CleanClips.Includes(Path.GetFileName(file));
            rows.Add((Measure(wav, Path.GetFileName(file), clean), clean));
        }
        Tool.Join(files, wav, FiveMinutes);
        var five = Measure(wav, "five minutes of these at 16 kHz", clean: false);
        if (rows.Exists(row => row.Clean))
            Console.WriteLine($"clean: {Total([.. rows.Where(row => row.Clean).Select(row => row.Agreement)])}");
        Console.WriteLine(Text($"all: {Total([.. rows.Select(row => row.Agreement)])}; five minutes on one core: {1000 * five.Time.Praat:0} ms by Praat, {1000 * five.Time.Ours:0} ms by us, {five.Time.Praat / five.Time.Ours:0.0} times"));
    }

    static Agreement Measure(string wav, string name, bool clean)
    {
        var (samples, rate) = Tool.Read(wav);
        var runs = Enumerable.Range(0, Runs).Select(_ => Agreement.Of(Tool.Praat(wav), OurMeasures.Of(samples, rate))).ToList();
        var row = runs[0] with { Time = (Median(runs.Select(run => run.Time.Praat)), Median(runs.Select(run => run.Time.Ours))) };
        Line(
            name, clean ? "yes" : "", Text($"{(double)samples.Length / rate:0.0}"),
            Text($"{row.Median.Praat:0.0}"), Text($"{row.Median.Ours:0.0}"), Text($"{row.MedianDifference:0.000}"),
            Text($"{100 * row.Voicing:0.0} %"), Text($"{100 * row.GrossErrors:0.0} %"),
            Text($"{row.Pauses.Praat}/{row.Pauses.Ours}"), Text($"{row.PauseF1:0.00}"), Text($"{row.Nuclei.Praat}/{row.Nuclei.Ours}"),
            Text($"{row.Intensity.Ours - row.Intensity.Praat:0.00}"),
            Text($"{1000 * row.Time.Praat:0.0}"), Text($"{1000 * row.Time.Ours:0.0}"), Text($"{row.Time.Praat / row.Time.Ours:0.0}"));
        return row;
    }

    // The programs started from here stay on it too.
    static void OnOneCore()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using var self = Process.GetCurrentProcess();
            self.ProcessorAffinity = 1 << (Environment.ProcessorCount - 1);
        }
    }

    static string Total(IReadOnlyList<Agreement> rows)
    {
        double frames = rows.Sum(row => row.Frames);
        var (pauses, matched) = (rows.Sum(row => row.Pauses.Praat + row.Pauses.Ours), rows.Sum(row => row.PausesMatched));
        var (theirs, ours) = (rows.Sum(row => row.Nuclei.Praat), rows.Sum(row => row.Nuclei.Ours));
        return Text(
            $"{rows.Count} files; F0 median off by {rows.Max(row => Math.Abs(row.MedianDifference)):0.000} ST at most; voicing equal in {100 * rows.Sum(row => row.Voicing * row.Frames) / frames:0.0} % of frames, {100 * rows.Min(row => row.Voicing):0.0} % at least; F0 off by a fifth in {100 * rows.Max(row => row.GrossErrors):0.0} % at most; pauses F1 {(pauses == 0 ? 1 : 2.0 * matched / pauses):0.00}; nuclei {theirs}/{ours} ({100.0 * ours / Math.Max(1, theirs) - 100:+0.0;-0.0} %); {rows.Sum(row => row.Time.Praat):0.00} s by Praat, {rows.Sum(row => row.Time.Ours):0.00} s by us, {rows.Sum(row => row.Time.Praat) / rows.Sum(row => row.Time.Ours):0.0} times");
    }

    static void Line(params string[] cells) =>
        Console.WriteLine($"{cells[0],-34}{string.Join(' ', cells[1..].Select(cell => cell.PadLeft(8)))}");

    static double Median(IEnumerable<double> values) => values.Order().ElementAt(Runs / 2);

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
