using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using SpeechCoach.Api.Errors;
using SpeechCoach.Api.Identity;
using SpeechCoach.Api.Media;
using SpeechCoach.Api.Recordings;
using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Pages.Reports;

/// <summary>A report as a file to take away.</summary>
static class ReportFiles
{
    const string OnPaper = "#ffffff";

    public static void MapReportFiles(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/recordings/{id}").WithTags("Recordings").ProducesProblem(401).ProducesProblem(404).ProducesProblem(429).ProducesProblem(503);
        group.MapGet("report.json", Write("application/json", "json", (report, _) => JsonSerializer.SerializeToUtf8Bytes(report, ContractsJson.Default.Report)))
            .WithName("GetReportJson").WithSummary("The report as JSON").Produces<Report>(200, "application/json");
        group.MapGet("report.csv", Write("text/csv; charset=utf-8", "csv", (report, _) => ReportCsv.Write(report)))
            .WithName("GetReportCsv").WithSummary("The report's measures, words and pauses as CSV").Produces<string>(200, "text/csv");
        group.MapGet("transcript.txt", Write("text/plain; charset=utf-8", "txt", (report, _) => TranscriptFile.Text(report)))
            .WithName("GetTranscript").WithSummary("What was said, as plain text with times").Produces<string>(200, "text/plain");
        group.MapGet("transcript.vtt", Write("text/vtt; charset=utf-8", "vtt", (report, _) => TranscriptFile.Captions(report)))
            .WithName("GetCaptions").WithSummary("What was said, as WebVTT captions").Produces<string>(200, "text/vtt");
        group.MapGet("report.svg", Write("image/svg+xml", "svg", (report, texts) => Encoding.UTF8.GetBytes(SpeechPlot.Svg(report, OnPaper, texts.PlotLabels(report)))))
            .WithName("GetReportPicture").WithSummary("The picture of the recording as SVG").Produces<string>(200, "image/svg+xml");
    }

    static Func<string, HttpContext, RecordingReader, AccountStore, PhraseBook, CancellationToken, Task<Results<FileContentHttpResult, ProblemHttpResult>>> Write(
        string type, string extension, Func<Report, Phrases, byte[]> write) => async (id, context, reader, accounts, phrases, cancellationToken) =>
    {
        var status = await reader.FindAsync(Caller.From(context.User), id, cancellationToken);
        if (status is null || (await reader.ViewAsync(status, cancellationToken)).Report is not { } report)
            return Problems.Of(404, ProblemCode.NoReport, "There is no such report of yours.");
        var texts = (await accounts.FindAsync(status.Task.Learner, cancellationToken))?.ReadsIn is { } language ? phrases.For(language) : phrases.Wanted(context.Request);
        return TypedResults.File(write(report, texts), type, $"speech-coach-{status.Task.LocalDate:yyyy-MM-dd}-{id[..6]}.{extension}");
    };
}
