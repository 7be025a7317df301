using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SpeechCoach.Api.Errors;
using SpeechCoach.Api.Operations;
using SpeechCoach.Api.Texts;

namespace SpeechCoach.Api.Pages.Operations;

/// <summary>What the operator's page sends and follows.</summary>
static class OperationsForms
{
    public static void MapOperationsForms(this IEndpointRouteBuilder routes)
    {
        // The forms bring no token: CrossOriginGuard has seen where they come from.
        routes.MapPost(OperatorDoor.EnterPath, Enter).DisableAntiforgery().ExcludeFromDescription();
        routes.MapPost("/operations/leave", Leave).DisableAntiforgery().ExcludeFromDescription();
        routes.MapGet("/operations/live", Follow).ExcludeFromDescription();
    }

    static RedirectHttpResult Enter([FromForm] string key, HttpContext context, OperatorDoor door) =>
        TypedResults.Redirect(door.TryEnter(context, key) ? "/operations" : "/operations?wrong=key");

    static RedirectHttpResult Leave(HttpContext context)
    {
        OperatorDoor.Leave(context);
        return TypedResults.Redirect("/operations");
    }

    static Results<ServerSentEventsResult<string>, ProblemHttpResult> Follow(
        HttpContext context, OperatorDoor door, OperationsLive live, PhraseBook phrases, CancellationToken cancellationToken) =>
        door.IsOpenTo(context.Request)
            ? TypedResults.ServerSentEvents(live.FollowAsync(phrases.Wanted(context.Request), cancellationToken))
            : Problems.Of(401, ProblemCode.WrongOperationsKey, "The operator's key is asked for once more.");
}
