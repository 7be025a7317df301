using Microsoft.AspNetCore.Http.HttpResults;
using SpeechCoach.Api.Errors;
using SpeechCoach.Api.Identity;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Recordings;

static class ShareEndpoints
{
    /// <summary>Letting others read a report, and no longer.</summary>
    public static IHostApplicationBuilder AddSharing(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ShareLinks>();
        builder.Services.AddSingleton<ILearnerRecords>(services => services.GetRequiredService<ShareLinks>());
        return builder;
    }

    public static void MapSharing(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/recordings/{id}/share").WithTags("Recordings").ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(429).ProducesProblem(503);
        group.MapPost("", CreateAsync)
            .WithName("ShareReport")
            .WithSummary("A link by which anybody reads this report, without its sound, until it is revoked")
            .WithDescription("The link is shown once; a new one takes the place of the old.");
        group.MapDelete("", RevokeAsync)
            .WithName("RevokeShare")
            .WithSummary("Let the link open nothing any more");
    }

    static async Task<Results<Ok<ShareLink>, ProblemHttpResult>> CreateAsync(
        string id, HttpContext context, RecordingReader reader, ShareLinks links, CancellationToken cancellationToken) =>
        await reader.FindAsync(Caller.From(context.User), id, cancellationToken) is { State: RecordingState.Done } status
            ? TypedResults.Ok(await links.CreateAsync(status, cancellationToken))
            : NotFound();

    static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        string id, HttpContext context, RecordingReader reader, ShareLinks links, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(Caller.From(context.User), id, cancellationToken) is not { } status) return NotFound();
        await links.RevokeAsync(status.Task.Learner, status.Task.Recording, cancellationToken);
        return TypedResults.NoContent();
    }

    static ProblemHttpResult NotFound() => Problems.Of(404, ProblemCode.NoReport, "There is no such report of yours.");
}
