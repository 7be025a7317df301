using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SpeechCoach.Api.Errors;
using SpeechCoach.Api.Identity;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Pages.Progress;

/// <summary>What the page of progress sends.</summary>
static class ProgressForms
{
    public static void MapProgressForms(this IEndpointRouteBuilder routes) =>
        // The form brings no token: CrossOriginGuard has seen where it comes from.
        routes.MapPost("/progress/goal", ChooseGoalAsync).DisableAntiforgery().ExcludeFromDescription();

    static async Task<Results<RedirectHttpResult, ProblemHttpResult>> ChooseGoalAsync(
        [FromForm] string? kind, HttpContext context, AccountStore accounts, TimeProvider time, CancellationToken cancellationToken)
    {
        if (kind is { Length: > 0 } && !Goal.Kinds.Contains(kind)) return Problems.Of(400, ProblemCode.NoGoal, "There is no such goal.");
        if (Caller.From(context.User) is { } caller && await accounts.FindAsync(caller.Channel, caller.ExternalId, cancellationToken) is { } account)
        {
            var today = account.LocalDate(time.GetUtcNow());
            // The same goal once more goes on from the day on which it was set.
            await accounts.UpdateAsync(
                account.Learner,
                now => kind == now.Goal?.Kind ? now : now with { Goal = kind is { Length: > 0 } ? new(kind, today) : null },
                cancellationToken);
        }

        return TypedResults.Redirect("/progress#goal");
    }
}
