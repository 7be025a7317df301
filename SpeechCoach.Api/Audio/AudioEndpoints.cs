using Microsoft.AspNetCore.Http.HttpResults;
using SpeechCoach.Api.Errors;
using SpeechCoach.Api.Identity;
using SpeechCoach.Api.Recordings;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Audio;

static class AudioEndpoints
{
    /// <summary>Listening to one's own recordings.</summary>
    public static IHostApplicationBuilder AddAudio(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<AudioOptions>("Audio");
        builder.Services.AddSingleton<AudioLinks>();
        return builder;
    }

    public static void MapAudio(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").WithTags("Recordings").ProducesProblem(401).ProducesProblem(404).ProducesProblem(429).ProducesProblem(503);
        group.MapPost("/api/recordings/{id}/audio", MintAsync)
            .WithName("LinkRecording")
            .WithSummary("A link by which the recording can be listened to for a few minutes")
            .ProducesProblem(403);
        group.MapMethods($"{AudioLinks.Path}/{{token}}", ["GET", "HEAD"], PlayAsync)
            .WithName("PlayRecording")
            .WithSummary("The recording, or a range of it")
            .Produces<Stream>(200, "application/octet-stream").Produces<Stream>(206, "application/octet-stream").Produces(304).Produces(416);
        group.MapDelete($"{AudioLinks.Path}/{{token}}", RevokeAsync)
            .WithName("RevokeLink")
            .WithSummary("Let the link play nothing any more")
            .ProducesProblem(403);
    }

    static async Task<Results<Ok<AudioLink>, ProblemHttpResult>> MintAsync(
        string id, HttpContext context, RecordingReader reader, AudioLinks links, CancellationToken cancellationToken) =>
        await reader.FindAsync(Caller.From(context.User), id, cancellationToken) is { } status
            ? TypedResults.Ok(await links.MintAsync(status, cancellationToken))
            : Problems.Of(404, ProblemCode.NotFound, "There is no such recording of yours.");

    static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> PlayAsync(
        string token, HttpContext context, AudioLinks links, IObjectStore store, CancellationToken cancellationToken)
    {
        if (await links.FindAsync(token, Caller.From(context.User), cancellationToken) is not { } audio)
            return Problems.Of(404, ProblemCode.NoLink, "This link plays nothing any more. Open the report again.");
        return TypedResults.Stream(new ObjectStream(store, audio), audio.ContentType, lastModified: audio.ModifiedAt, enableRangeProcessing: true);
    }

    static async Task<NoContent> RevokeAsync(string token, AudioLinks links, CancellationToken cancellationToken)
    {
        await links.RevokeAsync(token, cancellationToken);
        return TypedResults.NoContent();
    }
}
