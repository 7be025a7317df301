using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using SpeechCoach.Api.Errors;
using SpeechCoach.Api.Identity;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Learners;

/// <summary>What a learner may ask for himself: all that is kept of him, and that none of it is.</summary>
static class LearnerRights
{
    const string Receipts = "/api/deletions";

    public static IHostApplicationBuilder AddLearnerRights(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LearnerExport>();
        builder.Services.AddHostedService<DeletionKeeper>();
        return builder;
    }

    public static void MapLearnerRights(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").WithTags("Learner").ProducesProblem(401).ProducesProblem(404).ProducesProblem(429).ProducesProblem(503);
        group.MapDelete("/api/learners/me", DeleteAsync)
            .WithName("DeleteLearner")
            .WithSummary("Delete the learner with everything that is kept of him")
            .WithDescription("Recordings, reports, progress, account and their backup, also of what is still being worked on. Answers a receipt.")
            .ProducesProblem(403);
        group.MapGet("/api/learners/me/export", ExportAsync)
            .WithName("ExportLearner")
            .WithSummary("Everything that is kept of the learner, as one zip file")
            .Produces<Stream>(200, LearnerExport.ContentType);
        group.MapGet($"{Receipts}/{{receipt}}", ReceiptAsync)
            .WithName("GetDeletion")
            .WithSummary("The receipt of a deletion");
        routes.MapLearnerKeys();
    }

    static async Task<Results<Ok<DeletionReceipt>, ProblemHttpResult>> DeleteAsync(
        HttpContext context, AccountStore accounts, LearnerDeletion deletion, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, accounts, cancellationToken) is not { } account) return Nobody();
        var receipt = await deletion.DeleteAsync(account, cancellationToken);
        if (Caller.From(context.User) is { IsProgram: false }) await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        context.Response.Headers.ContentLocation = $"{Receipts}/{receipt.Receipt}";
        return TypedResults.Ok(receipt);
    }

    static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> ExportAsync(
        HttpContext context, AccountStore accounts, LearnerExport export, CancellationToken cancellationToken) =>
        await FindAsync(context, accounts, cancellationToken) is { } account
            ? TypedResults.Stream(body => export.WriteAsync(account, body, cancellationToken), LearnerExport.ContentType, LearnerExport.FileName)
            : Nobody();

    static async Task<Results<Ok<DeletionReceipt>, ProblemHttpResult>> ReceiptAsync(
        string receipt, AccountStore accounts, CancellationToken cancellationToken) =>
        LearnerId.TryParse(receipt, out var learner) && await accounts.ReceiptAsync(learner, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : Problems.Of(404, ProblemCode.NoReceipt, "There is no such receipt.");

    static async Task<Account?> FindAsync(HttpContext context, AccountStore accounts, CancellationToken cancellationToken) =>
        Caller.From(context.User) is { } caller ? await accounts.FindAsync(caller.Channel, caller.ExternalId, cancellationToken) : null;

    static ProblemHttpResult Nobody() => Problems.Of(404, ProblemCode.NothingKept, "Nothing is kept of you.");
}
