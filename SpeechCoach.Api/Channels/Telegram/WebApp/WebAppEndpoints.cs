using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using SpeechCoach.Api.Identity;
using SpeechCoach.Api.Recordings;
using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Lets a learner who comes from a chat see his reports as pages: the browser inside Telegram becomes one of his, by a link in his account.</summary>
static class WebAppEndpoints
{
    public const string Path = "/telegram/app";
    public const string SessionPath = "/telegram/session";
    public const string InitDataHeader = "X-Telegram-Init-Data";
    const string Web = "web";

    public static void MapWebApp(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Page).ExcludeFromDescription();
        routes.MapPost(SessionPath, EnterAsync).ExcludeFromDescription();
    }

    /// <summary>The address that opens a recording's report.</summary>
    public static string AddressOf(Uri publicAddress, RecordingId recording) => new Uri(publicAddress, $"{Path}?recording={recording}").AbsoluteUri;

    static ContentHttpResult Page(HttpRequest request, PhraseBook phrases)
    {
        var texts = phrases.For(request.GetTypedHeaders().AcceptLanguage.FirstOrDefault()?.Value.Value);
        return TypedResults.Content(
            $"""
            <!doctype html>
            <html lang="{texts.Language}">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <title>Speech Coach</title>
              <script src="/telegram-app.js" defer></script>
            </head>
            <body>
              <p id="opening">{texts["app.opening"]}</p>
              <p id="stale" role="alert" hidden>{texts["app.stale"]}</p>
              <p id="other" role="alert" hidden>{texts["app.other"]}</p>
            </body>
            </html>
            """,
            "text/html; charset=utf-8");
    }

    static async Task<Results<NoContent, UnauthorizedHttpResult, Conflict>> EnterAsync(
        HttpContext context, InitDataReader reader, AccountStore accounts, RecordingHistory history, CancellationToken cancellationToken)
    {
        if (reader.UserOf(context.Request.Headers[InitDataHeader]) is not { } user) return TypedResults.Unauthorized();
        var account = await accounts.GetOrCreateAsync(TelegramChannel.ChannelName, user.ToString(CultureInfo.InvariantCulture), cancellationToken);
        var browser = Caller.From(context.User) is { Channel: Web } known ? known : Caller.Newcomer();
        if (await accounts.FindAsync(browser.Channel, browser.ExternalId, cancellationToken) is { } own)
        {
            if (own.Learner == account.Learner) return TypedResults.NoContent();
            // Nobody else could find what this browser has recorded.
            if (await history.HasAnyAsync(own.Learner, cancellationToken)) return TypedResults.Conflict();
            browser = Caller.Newcomer();
        }

        await accounts.LinkAsync(account.Learner, new(browser.Channel, browser.ExternalId), cancellationToken);
        await context.RememberAsync(browser);
        return TypedResults.NoContent();
    }
}
