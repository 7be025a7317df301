using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SpeechCoach.Api.Errors;
using SpeechCoach.Api.Identity;
using SpeechCoach.Api.Practice;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Pages.Practice;

/// <summary>What the pages of practice send.</summary>
static class PracticeForms
{
    public const string AnyLevel = "any";

    public static IReadOnlyList<string> Levels { get; } = ["A2", "B1", "B2", "C1", AnyLevel];

    public static void MapPracticeForms(this IEndpointRouteBuilder routes)
    {
        // The forms bring no token: CrossOriginGuard has seen where they come from.
        routes.MapPost("/practice/next", AskAsync).DisableAntiforgery().ExcludeFromDescription();
        routes.MapPost("/practice/level", ChooseLevelAsync).DisableAntiforgery().ExcludeFromDescription();
    }

    static async Task<Results<RedirectHttpResult, ProblemHttpResult>> AskAsync(
        [FromForm] string scenario, [FromForm] string key, HttpContext context, QuestionBank bank, QuestionPicker picker, AccountStore accounts,
        CancellationToken cancellationToken)
    {
        if (bank.FindScenario(scenario) is not { } chosen || !Caller.IsName(key)) return Problems.Of(400, ProblemCode.NoScenario, "There is no such scenario.");
        var account = await AccountAsync(context, accounts, cancellationToken);
        var questions = await picker.PickAsync(account.Learner, chosen, $"web:{key}", cancellationToken);
        return TypedResults.Redirect($"/practice/{questions[0].Id}");
    }

    static async Task<Results<RedirectHttpResult, ProblemHttpResult>> ChooseLevelAsync(
        [FromForm] string level, HttpContext context, AccountStore accounts, CancellationToken cancellationToken)
    {
        if (!Levels.Contains(level)) return Problems.Of(400, ProblemCode.NoLevel, "There is no such level.");
        var account = await AccountAsync(context, accounts, cancellationToken);
        await accounts.UpdateAsync(account.Learner, now => now with { Level = level == AnyLevel ? null : level }, cancellationToken);
        return TypedResults.Redirect("/practice");
    }

    static async Task<Account> AccountAsync(HttpContext context, AccountStore accounts, CancellationToken cancellationToken)
    {
        if (Caller.From(context.User) is not { } caller) await context.RememberAsync(caller = Caller.Newcomer());
        return await accounts.GetOrCreateAsync(caller.Channel, caller.ExternalId, cancellationToken);
    }
}
