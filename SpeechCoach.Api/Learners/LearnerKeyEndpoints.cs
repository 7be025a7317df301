using Microsoft.AspNetCore.Http.HttpResults;
using SpeechCoach.Api.Errors;
using SpeechCoach.Api.Identity;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Learners;

/// <summary>The keys that a learner gives to programs. A program cannot make itself another: whoever revokes its key is rid of it.</summary>
static class LearnerKeyEndpoints
{
    const string Path = "/api/learners/me/keys";
    const int LongestName = 60;

    public static void MapLearnerKeys(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path).WithTags("Learner").ProducesProblem(401).ProducesProblem(403).ProducesProblem(429).ProducesProblem(503).AddEndpointFilter(RefuseProgramsAsync);
        group.MapGet("", ListAsync).WithName("GetKeys").WithSummary("The learner's keys for programs, each without its secret");
        group.MapPost("", CreateAsync).WithName("CreateKey").WithSummary("Make a key for a program; it is told this once")
            .WithDescription("The program sends it as Authorization: Bearer and is the learner then.").ProducesProblem(400).ProducesProblem(409).ProducesProblem(415);
        group.MapDelete("{id}", RevokeAsync).WithName("RevokeKey").WithSummary("Revoke a key").ProducesProblem(404);
    }

    static async Task<Ok<LearnerKeyView[]>> ListAsync(HttpContext context, AccountStore accounts, CancellationToken cancellationToken) =>
        TypedResults.Ok((await FindAsync(context, accounts, cancellationToken))?.Keys?.Select(LearnerKeyView.Of).ToArray() ?? []);

    static async Task<Results<Created<NewLearnerKey>, ProblemHttpResult>> CreateAsync(
        LearnerKeyWish wish, HttpContext context, AccountStore accounts, LearnerKeys keys, CancellationToken cancellationToken)
    {
        // A body may lack it all the same.
        if (wish.Name?.Trim() is not { Length: > 0 and <= LongestName } name || name.Any(char.IsControl))
            return Problems.Of(400, ProblemCode.BadKeyName, $"Give the key a name of 1 to {LongestName} characters.");
        if (Caller.From(context.User) is not { } caller) await context.RememberAsync(caller = Caller.Newcomer());
        var account = await accounts.GetOrCreateAsync(caller.Channel, caller.ExternalId, cancellationToken);
        if (await keys.CreateAsync(account.Learner, name, cancellationToken) is not var (key, kept))
            return Problems.Of(409, ProblemCode.TooManyKeys, $"You have {LearnerKeys.Most} keys already: revoke one first.");
        return TypedResults.Created($"{Path}/{kept.Id}", new NewLearnerKey(kept.Id, kept.Name, kept.CreatedAt, key));
    }

    static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        string id, HttpContext context, AccountStore accounts, LearnerKeys keys, CancellationToken cancellationToken) =>
        await FindAsync(context, accounts, cancellationToken) is { } account && await keys.RevokeAsync(account.Learner, id, cancellationToken)
            ? TypedResults.NoContent()
            : Problems.Of(404, ProblemCode.NoKey, "You have no such key.");

    static async ValueTask<object?> RefuseProgramsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Caller.From(context.HttpContext.User) is { IsProgram: true }
            ? Problems.Of(403, ProblemCode.LearnerOnly, "A key cannot see to keys: the learner does, in a browser.")
            : await next(context);

    static async Task<Account?> FindAsync(HttpContext context, AccountStore accounts, CancellationToken cancellationToken) =>
        Caller.From(context.User) is { } caller ? await accounts.FindAsync(caller.Channel, caller.ExternalId, cancellationToken) : null;
}
