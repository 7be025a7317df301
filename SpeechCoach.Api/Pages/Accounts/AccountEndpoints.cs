using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SpeechCoach.Api.Identity;
using SpeechCoach.Api.Texts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Pages.Accounts;

/// <summary>What the account page sends.</summary>
static class AccountEndpoints
{
    public static void MapAccountPage(this IEndpointRouteBuilder routes) =>
        // The form brings no token: CrossOriginGuard has seen where it comes from.
        routes.MapPost("/account/language", ChooseAsync).DisableAntiforgery().ExcludeFromDescription();

    static async Task<RedirectHttpResult> ChooseAsync(
        [FromForm] string reads, HttpContext context, AccountStore accounts, PhraseBook phrases, CancellationToken cancellationToken)
    {
        if (Caller.From(context.User) is { } caller && phrases.Find(reads) is { } language)
        {
            var account = await accounts.GetOrCreateAsync(caller.Channel, caller.ExternalId, cancellationToken);
            await accounts.UpdateAsync(account.Learner, now => now with { ReadsIn = language.Language }, cancellationToken);
        }

        return TypedResults.Redirect("/account");
    }
}
