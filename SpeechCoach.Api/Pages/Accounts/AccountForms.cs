using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SpeechCoach.Api.Errors;
using SpeechCoach.Api.Identity;
using SpeechCoach.Api.Texts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Pages.Accounts;

/// <summary>What the account page sends.</summary>
static class AccountForms
{
    public static void MapAccountForms(this IEndpointRouteBuilder routes) =>
        // The form brings no token: CrossOriginGuard has seen where it comes from.
        routes.MapPost("/account/settings", ChooseAsync).DisableAntiforgery().ExcludeFromDescription();

    static async Task<Results<RedirectHttpResult, ProblemHttpResult>> ChooseAsync(
        [FromForm] string reads, [FromForm] string zone, HttpContext context, AccountStore accounts, PhraseBook phrases, CancellationToken cancellationToken)
    {
        if (phrases.Find(reads) is not { } language) return Problems.Of(400, ProblemCode.BadLanguage, "There is no such language.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone.Trim(), out var found)) return TypedResults.Redirect("/account?refused=zone");
        if (Caller.From(context.User) is not { } caller) await context.RememberAsync(caller = Caller.Newcomer());
        var account = await accounts.GetOrCreateAsync(caller.Channel, caller.ExternalId, cancellationToken);
        await accounts.UpdateAsync(account.Learner, now => now with { ReadsIn = language.Language, TimeZone = found.Id }, cancellationToken);
        return TypedResults.Redirect("/account");
    }
}
