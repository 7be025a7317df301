using System.CommandLine;
using System.Text.Json;
using SpeechCoach.Contracts;
using Spectre.Console;

namespace SpeechCoach.Worker;

/// <summary><c>analyze FILE</c>: the whole way of a recording without any server.</summary>
static class AnalyzeCommand
{
    public const string Name = "analyze";

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The recording: Ogg, MP3, M4A, MP4, WebM, WAV, FLAC, AIFF, AAC or AMR." };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON and nothing else; docs/reports.md describes it." };
        var engine = new Option<string?>("--engine") { HelpName = "NAME", Description = "Ask this recogniser only: whisper, openai, pocketsphinx or none." };
        var transcript = new Option<FileInfo?>("--transcript") { HelpName = "TEXTFILE", Description = "A text file with the wording, to be aligned instead of recognised; it may leave out the fillers." };
        var svg = new Option<FileInfo?>("--svg") { HelpName = "FILE", Description = "Draw waveform, pitch, pauses, fillers and words into this SVG file." };
        var language = new Option<string>("--language") { HelpName = "TAG", Description = "The language spoken, as a BCP 47 tag such as en-GB.", DefaultValueFactory = _ => "en" };
        var command = new Command(Name, "Analyse one recording here, without any server, and print the report. Settings come from the environment, as Recognition__Engines__0. Exit code 0: a report, 2: refused, 1: an error.")
        {
            file, json, svg, engine, transcript, language,
        };
        command.SetAction((parsed, cancellationToken) => Guarded.RunAsync(() => RunAsync(
            parsed.GetRequiredValue(file), parsed.GetValue(json), parsed.GetValue(engine), parsed.GetValue(transcript),
            parsed.GetValue(language)!, parsed.GetValue(svg), cancellationToken)));
        return command;
    }

    static async Task<int> RunAsync(
        FileInfo file, bool json, string? engine, FileInfo? transcript, string language, FileInfo? svg, CancellationToken cancellationToken)
    {
        var request = new AnalysisRequest(language, transcript is null ? null : await File.ReadAllTextAsync(transcript.FullName, cancellationToken));
        var progress = new StageProgress();
        using var host = BuildHost(engine, progress);
        var analyzer = host.Services.GetRequiredService<RecordingAnalyzer>();
        await using var audio = file.OpenRead();
        var analysis = await progress.ShowAsync(onStage => analyzer.AnalyzeAsync(audio, request, onStage, cancellationToken));
        if (svg is not null && analysis.Report is { } report)
            await File.WriteAllTextAsync(svg.FullName, SpeechPlot.Svg(report), cancellationToken);
        return Print(analysis, json);
    }

    static IHost BuildHost(string? engine, StageProgress progress)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<IProgress<ModelDownload>>(progress);
        builder.AddAnalysis();
        if (engine is not null)
            builder.Services.Configure<RecognitionOptions>(options => options.Engines = [engine]);
        return builder.Build();
    }

    static int Print(Analysis analysis, bool json)
    {
        if (json)
        {
            Console.WriteLine(analysis.Report is { } found
                ? JsonSerializer.Serialize(found, ReadableJson.Default.Report)
                : JsonSerializer.Serialize(analysis.Refusal!, ReadableJson.Default.Refusal));
            return analysis.Report is null ? ExitCodes.Refusal : ExitCodes.Report;
        }
        var renderer = new ReportRenderer(AnsiConsole.Console);
        return analysis.Report is { } report ? renderer.Render(report, analysis.Timings) : renderer.Render(analysis.Refusal!);
    }
}
