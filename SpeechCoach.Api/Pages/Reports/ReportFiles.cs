using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using SpeechCoach.Api.Identity;
using SpeechCoach.Api.Recordings;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Pages.Reports;

/// <summary>A report as a file to take away.</summary>
static class ReportFiles
{
    const string OnPaper = "#ffffff";

    public static void MapReportFiles(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/recordings/{id}").WithTags("Recordings").ProducesProblem(404).ProducesProblem(503);
        group.MapGet("report.json", Write("application/json", "json", report => JsonSerializer.SerializeToUtf8Bytes(report, ContractsJson.Default.Report)))
            .WithName("GetReportJson").WithSummary("The report as JSON");
        group.MapGet("report.csv", Write("text/csv; charset=utf-8", "csv", report => ReportCsv.Write(report)))
            .WithName("GetReportCsv").WithSummary("The report's measures, words and pauses as CSV");
        group.MapGet("report.svg", Write("image/svg+xml", "svg", report => Encoding.UTF8.GetBytes(SpeechPlot.Svg(report, OnPaper))))
            .WithName("GetReportPicture").WithSummary("The picture of the recording as SVG");
    }

    static Func<string, HttpContext, RecordingReader, CancellationToken, Task<Results<FileContentHttpResult, ProblemHttpResult>>> Write(
        string type, string extension, Func<Report, byte[]> write) => async (id, context, reader, cancellationToken) =>
    {
        var status = await reader.FindAsync(Caller.From(context.User), id, cancellationToken);
        if (status is null || (await reader.ViewAsync(status, cancellationToken)).Report is not { } report)
            return TypedResults.Problem("There is no such report of yours.", statusCode: 404);
        context.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.File(write(report), type, $"speech-coach-{status.Task.LocalDate:yyyy-MM-dd}-{id[..6]}.{extension}");
    };
}
