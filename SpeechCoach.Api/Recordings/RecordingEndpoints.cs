using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using SpeechCoach.Api.Channels;
using SpeechCoach.Api.Errors;
using SpeechCoach.Api.Identity;
using SpeechCoach.Api.Limits;
using SpeechCoach.Api.Practice;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Recordings;

static class RecordingEndpoints
{
    const string Path = "/api/recordings";
    public const string KeyHeader = "Idempotency-Key";

    public static RouteGroupBuilder MapRecordings(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path).WithTags("Recordings").ProducesProblem(401).ProducesProblem(429).ProducesProblem(503);
        group.MapPost("", PostAsync)
            .WithName("SendRecording")
            .WithSummary("Send a recording")
            .WithDescription(
                "The file as the body, or as the first file of a form. Its type is told by its content. With Idempotency-Key, sending again is safe: "
                + "the same learner, key and content are one recording. With Prefer: wait=N the answer waits up to N seconds for the report.")
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(408).ProducesProblem(410)
            .ProducesProblem(413).ProducesProblem(415).ProducesProblem(422)
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .RequireRateLimiting(RateLimits.Uploads)
            .AddOpenApiOperationTransformer(UploadDescription.AddAsync);
        group.MapGet("{id}", GetAsync)
            .WithName("GetRecording")
            .WithSummary("Where a recording stands, and its report once that is there")
            .ProducesProblem(404);
        group.MapGet("{id}/events", EventsAsync)
            .WithName("WatchRecording")
            .WithSummary("The course of a recording as server-sent events")
            .WithDescription("An event \"status\" now and at every change, without the report; the stream ends after a final state.")
            .Produces<string>(200, "text/event-stream").ProducesProblem(404);
        group.MapDelete("{id}", DeleteAsync)
            .WithName("DeleteRecording")
            .WithSummary("Delete a recording with its report, its link and every copy of them")
            .WithDescription("Also while it is worked on. What it added to the learner's progress is withdrawn.")
            .ProducesProblem(403).ProducesProblem(404);
        routes.MapSharing();
        return group;
    }

    static async Task<Results<Ok<RecordingView>, Accepted<RecordingView>, ProblemHttpResult>> PostAsync(
        HttpContext context, RecordingIntake intake, RecordingReader reader, AskedQuestions questions, IOptions<UploadOptions> options, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var request = context.Request;
        var key = request.Headers.TryGetValue(KeyHeader, out var sent) ? sent.ToString() : null;
        if (key is not null && !Caller.IsName(key))
            return Problems.Of(400, ProblemCode.BadIdempotencyKey, $"{KeyHeader} is 1 to 200 visible ASCII characters.");
        if (request.ContentLength > options.Value.MaxBytes + UploadBody.FormOverhead)
            return context.Refused(IntakeOutcome.TooLarge, options.Value);

        var known = Caller.From(context.User);
        var caller = known ?? Caller.Newcomer();
        Intake taken;
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.MaxDuration), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        try
        {
            var body = await UploadBody.OpenAsync(request, both.Token);
            if (body is null) return Problems.Of(400, ProblemCode.NoFile, "The form has no file: send the recording as a file field.");
            AskedQuestion? question = null;
            if (body.Question is { } asked && (question = await questions.FindAsync(known, asked, request, cancellationToken)) is null)
                return Problems.Of(400, ProblemCode.NoQuestion, $"There is no question {asked}.");
            // Before anything is accepted: a recording whose sender cannot be known again would be lost to him.
            if (known is null) await RememberAsync(context, caller);
            taken = await intake.TakeAsync(
                new IncomingRecording
                {
                    Channel = caller.IsProgram ? PollingChannel.Rest : PollingChannel.Web,
                    Sender = caller,
                    Key = key,
                    Content = body.Content,
                    Language = body.LanguageAsync,
                    Question = question,
                    TooSlow = bound.Token,
                },
                cancellationToken);
        }
        catch (UploadTooLargeException)
        {
            return context.Refused(IntakeOutcome.TooLarge, options.Value);
        }
        catch (OperationCanceledException) when (bound.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return context.Refused(IntakeOutcome.TooSlow, options.Value);
        }
        catch (InvalidDataException)
        {
            return context.Refused(IntakeOutcome.Broken, options.Value);
        }

        if (taken.Status is not { } status) return context.Refused(taken.Outcome, options.Value);
        context.Response.Headers.Location = $"{Path}/{status.Task.Recording}";

        var seconds = Math.Min(PreferHeader.Wait(request.Headers[PreferHeader.Name]) ?? 0, options.Value.MaxWait);
        if (seconds > 0)
        {
            context.Response.Headers[PreferHeader.AppliedName] = $"wait={seconds}";
            status = await reader.WaitAsync(status, TimeSpan.FromSeconds(seconds), cancellationToken);
        }

        return status.IsFinal
            ? TypedResults.Ok(await reader.ViewAsync(status, cancellationToken))
            : TypedResults.Accepted((string?)null, RecordingView.Of(status));
    }

    static async Task RememberAsync(HttpContext context, Caller caller)
    {
        try
        {
            await context.RememberAsync(caller);
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested)
        {
            // The keys that sign cookies are in the store.
            throw new StoreAwayException(e);
        }
    }

    static async Task<Results<Ok<RecordingView>, ProblemHttpResult>> GetAsync(
        string id, HttpContext context, RecordingReader reader, CancellationToken cancellationToken) =>
        await reader.FindAsync(Caller.From(context.User), id, cancellationToken) is { } status
            ? TypedResults.Ok(await reader.ViewAsync(status, cancellationToken))
            : NotFound();

    static async Task<Results<ServerSentEventsResult<RecordingView>, ProblemHttpResult>> EventsAsync(
        string id, HttpContext context, RecordingReader reader, RecordingEvents events, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(Caller.From(context.User), id, cancellationToken) is not { } status) return NotFound();
        return events.Open(status, cancellationToken) is { } stream
            ? TypedResults.ServerSentEvents(stream)
            : Problems.Of(429, ProblemCode.TooManyFollowed, "You follow too many recordings at once: close another page first.");
    }

    static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string id, HttpContext context, RecordingReader reader, LearnerDeletion deletion, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(Caller.From(context.User), id, cancellationToken) is not { } status) return NotFound();
        await deletion.DeleteAsync(status.Task, cancellationToken);
        return TypedResults.NoContent();
    }

    static ProblemHttpResult NotFound() => Problems.Of(404, ProblemCode.NotFound, "There is no such recording of yours.");
}
