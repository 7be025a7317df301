using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using SpeechCoach.Api.Errors;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Operations;

static class OperationsEndpoints
{
    public static IHostApplicationBuilder AddOperations(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<OperationsOptions>("Operations");
        builder.Services.AddSingleton<OperatorDoor>();
        builder.Services.AddSingleton<OperationsReader>();
        return builder;
    }

    public static RouteGroupBuilder MapOperations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/operations").WithTags("Operations")
            .ProducesProblem(401).ProducesProblem(404).ProducesProblem(429).ProducesProblem(503)
            .AddEndpointFilter(CheckKeyAsync);
        group.MapPost("dead-letters/replay", ReplayAsync).WithName("ReplayDeadLetters").WithSummary("Give dead recordings another chance, the oldest first")
            .ProducesProblem(400).ProducesProblem(403);
        group.MapPost("dead-letters/{id}/replay", ReplayOneAsync).WithName("ReplayDeadLetter").WithSummary("Give one dead recording another chance").ProducesProblem(403);
        group.MapGet("dead-letters", DeadAsync).WithName("GetDeadLetters").WithSummary("The newest recordings that were given up, each with the reason and its failed attempts");
        group.MapPost("dataflows/{name}/reset", ResetAsync).WithName("ResetDataflow")
            .WithSummary("Make what a dataflow has kept once more from all reports; readers see the former until it has caught up")
            .ProducesProblem(403).ProducesProblem(409);
        group.MapGet("dataflows/{name}", DataflowAsync).WithName("GetDataflow").WithSummary("Whether a dataflow that was reset has caught up");
        group.MapGet("stores", StoresAsync).WithName("GetStores").WithSummary("Which servers answer; the event log as the workers see it");
        group.MapGet("queue", QueueAsync).WithName("GetQueue").WithSummary("How much waits, is worked on, is to be tried again, or was given up");
        return group;
    }

    static async Task<Results<Ok<Replayed>, ProblemHttpResult>> ReplayAsync(
        RecordingQueue queue, IOptions<OperationsOptions> options, CancellationToken cancellationToken, [Description("How many at the most"), Range(1, int.MaxValue)] int? count = null) =>
        count < 1
            ? Problems.Of(400, ProblemCode.BadCount, "count is 1 or more.")
            : TypedResults.Ok(new Replayed(await queue.ReplayDeadAsync(Math.Min(count ?? int.MaxValue, options.Value.ReplayAtMost), cancellationToken)));

    static async Task<Results<Ok<Replayed>, ProblemHttpResult>> ReplayOneAsync(string id, RecordingQueue queue, CancellationToken cancellationToken) =>
        RecordingId.TryParse(id, out var recording) && await queue.ReplayDeadAsync(recording, cancellationToken)
            ? TypedResults.Ok(new Replayed(1))
            : Problems.Of(404, ProblemCode.NotGivenUp, $"No recording {id} was given up, or it has been given another chance already.");

    static async Task<Ok<IReadOnlyList<StoreHealth>>> StoresAsync(OperationsReader reader, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reader.StoresAsync(cancellationToken));

    static async Task<Ok<DeadLetterView[]>> DeadAsync(RecordingQueue queue, IOptions<OperationsOptions> options, CancellationToken cancellationToken) =>
        TypedResults.Ok((await queue.DeadAsync(options.Value.ReplayAtMost, cancellationToken)).Select(DeadLetterView.Of).ToArray());

    static async Task<Ok<QueueView>> QueueAsync(RecordingQueue queue, CancellationToken cancellationToken) =>
        TypedResults.Ok(QueueView.Of(await queue.DepthAsync(cancellationToken)));

    static async Task<Results<Accepted<DataflowView>, ProblemHttpResult>> ResetAsync(string name, FlowControl flows, CancellationToken cancellationToken)
    {
        if (name == FlowNames.Archive) return Problems.Of(409, ProblemCode.NeverReset, "The archive is not made anew: what stands in it never changes.");
        return await flows.ResetAsync(name, cancellationToken)
            ? TypedResults.Accepted($"/operations/dataflows/{name}", DataflowView.Of(name, await flows.GenerationsAsync(name, cancellationToken)))
            : NoDataflow(name);
    }

    static async Task<Results<Ok<DataflowView>, ProblemHttpResult>> DataflowAsync(string name, FlowControl flows, CancellationToken cancellationToken) =>
        await flows.GenerationsAsync(name, cancellationToken) is { Made: > 0 } generations ? TypedResults.Ok(DataflowView.Of(name, generations)) : NoDataflow(name);

    static ProblemHttpResult NoDataflow(string name) => Problems.Of(404, ProblemCode.NoDataflow, $"No dataflow {name} has run here.");

    static async ValueTask<object?> CheckKeyAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var door = context.HttpContext.RequestServices.GetRequiredService<OperatorDoor>();
        if (!door.Exists) return Problems.Of(404, ProblemCode.OperationsOff, "Operations over HTTP are switched off: Operations:Key is not set.");
        return door.IsOpenTo(request)
            ? await next(context)
            : Problems.Of(401, ProblemCode.WrongOperationsKey, $"Send the operator's key in the header {OperatorDoor.KeyHeader}.");
    }
}
