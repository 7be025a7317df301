using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Telegram.Bot;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Takes the updates that Telegram brings. One is acknowledged when it is safe; all work comes later.</summary>
static class WebhookEndpoint
{
    public const string Path = "/telegram/updates";
    public const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    const int LargestUpdate = 1_000_000;

    public static void MapWebhook(this IEndpointRouteBuilder routes) => routes.MapPost(Path, TakeAsync)
        // It is Telegram that comes, with everybody's updates.
        .DisableRateLimiting()
        .WithMetadata(new RequestSizeLimitAttribute(LargestUpdate))
        .ExcludeFromDescription();

    static async Task<Results<Ok, UnauthorizedHttpResult, BadRequest>> TakeAsync(
        HttpRequest request, WebhookSecret secret, ITelegramBotClient bot, UpdateInbox inbox, BotName name, CancellationToken cancellationToken)
    {
        if (!secret.Is(request.Headers[SecretHeader])) return TypedResults.Unauthorized();
        try
        {
            using var update = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellationToken);
            if (UpdateReader.Read(update.RootElement, bot.BotId) is { } known && !await name.IsAnothersAsync(known, cancellationToken))
                await inbox.AddAsync(known, cancellationToken);
            return TypedResults.Ok();
        }
        catch (JsonException)
        {
            return TypedResults.BadRequest();
        }
    }
}
