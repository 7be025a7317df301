using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SpeechCoach.Contracts;
using SpeechCoach.Speech;
using SpeechCoach.Worker;

namespace SpeechCoach.Benchmarks;

/// <summary>Sets what reports say of words and fillers beside what is known, with the wording given and with PocketSphinx alone.</summary>
static class WordsComparison
{
    const int Each = 3;

    public static async Task<int> RunAsync(string folder, string made)
    {
        await FillerFigures.PrintAsync(made, Each);
        using var host = Host();
        var analyzer = host.Services.GetRequiredService<RecordingAnalyzer>();
        Console.WriteLine("                          |  wording given                          |  recognised by PocketSphinx");
        Console.WriteLine("clip                        s | fillers false in 30 s  word starts ms |  WER  confidence  fillers false  word starts ms");
        var (given, heard, errors, words, seconds) = (new FillerScore(), new FillerScore(), 0, 0, 0.0);
        List<double> byHand = [], byProgram = [], byHandHeard = [];
        foreach (var clip in KnownClip.In(folder))
        {
            var aligned = await ReportAsync(clip, string.Join(' ', clip.Wording));
            var recognized = await ReportAsync(clip, null);
            var (score, free) = (Score(clip, aligned), Score(clip, recognized));
            var (late, lateFree) = (Lateness(clip, aligned), Lateness(clip, recognized));
            var wrong = WordErrors.Between(clip.Wording, Words(recognized)).Count;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{clip.Name,-24} {clip.Seconds,5:0.0} | {score.Found,3} of {score.There} {score.False,4} {30 * score.False / clip.Seconds,5:0.0}  {Mean(late),12}{(late.Count == 0 ? "  " : clip.ByHand ? " h" : " p")} | {(double)wrong / clip.Wording.Count,5:0.00} {recognized.Recognition.Confidence,9:0.00} {free.Found,6} of {free.There} {free.False,5}  {Mean(lateFree),12}"));
            (given, heard, errors, words, seconds) = (given + score, heard + free, errors + wrong, words + clip.Wording.Count, seconds + clip.Seconds);
            (clip.ByHand ? byHand : byProgram).AddRange(late);
            if (clip.ByHand)
                byHandHeard.AddRange(lateFree);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Wording given: {given.Found} of {given.There} fillers, {given.False} false in {seconds:0} s; word starts {Mean(byHand)} ms from those marked by hand, {Mean(byProgram)} ms from other programs'. "
            + $"Recognised: word error rate {(double)errors / words:0.00}, {heard.Found} of {heard.There} fillers, {heard.False} false; word starts {Mean(byHandHeard)} ms from those marked by hand."));
        return 0;

        async Task<Report> ReportAsync(KnownClip clip, string? wording)
        {
            var wav = clip.File;
            var temporary = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".wav");
            if (Path.GetExtension(clip.File) == ".raw")
                Tool.Decode(clip.File, wav = temporary);
            await using var audio = File.OpenRead(wav);
            var report = (await analyzer.AnalyzeAsync(audio, new("en", wording), (_, _, _) => Task.CompletedTask, CancellationToken.None)).Report!;
            File.Delete(temporary);
            return report;
        }
    }

    static IHost Host()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration["Recognition:Engines:0"] = "pocketsphinx";
        // A figure is not to depend on what else the machine does.
        builder.Configuration["Recognition:PocketSphinx:TimeoutFactor"] = "100";
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.AddAnalysis();
        return builder.Build();
    }

    static FillerScore Score(KnownClip clip, Report report) =>
        FillerScore.Of(clip.Fillers, [.. report.Words.Where(word => word.IsFiller).Select(word => new TimeRange(word.Start, word.End))]);

    static List<string> Words(Report report) => [.. report.Words.Where(word => !word.IsFiller).SelectMany(word => AlignmentGrammar.Words(word.Text))];

    // By how much word starts differ from the known ones, s.
    static List<double> Lateness(KnownClip clip, Report report)
    {
        var (known, words) = (clip.Words, report.Words.Where(word => !word.IsFiller).ToList());
        return [.. WordErrors.Between([.. known.Select(word => word.Text)], [.. words.Select(word => word.Text)]).Pairs.Select(pair => Math.Abs(words[pair.Found].Start - known[pair.Expected].Start))];
    }

    static string Mean(List<double> differences) => differences.Count == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{1000 * differences.Average():0}");
}
