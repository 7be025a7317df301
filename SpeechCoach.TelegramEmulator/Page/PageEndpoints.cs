using System.ComponentModel;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>The chat page, and what only it asks for: whole chats, their events, their files.</summary>
static class PageEndpoints
{
    const string Policy = "default-src 'self'; img-src 'self' data:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    public static void UsePage(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return next(context);
        });
        app.UseDefaultFiles();
        app.UseStaticFiles();

        app.MapGet("/chats", (Chats chats) => chats.All.Select(chat => new { chat.Id, chat.Person, Standing = chat.Standing.ToString() }));
        var chat = app.MapGroup("/chats/{chat:long}");
        chat.MapGet("", View);
        chat.MapGet("/events", Events);
        chat.MapGet("/files/{file}", File);
        chat.MapPost("/recording", RecordAsync);
        chat.MapGet("/web-app", (long chat, int? message, string url, bool? dark, WebAppLink link) =>
            link.For(chat, message, url, dark ?? false) is { } address ? Results.Redirect(address) : Results.NotFound());
    }

    static ChatView View(long chat, Chats chats, BotProfile bot, BotCommands commands)
    {
        var it = chats.Of(chat);
        var language = it.Person.LanguageCode ?? "";
        return new ChatView
        {
            Id = chat,
            Event = it.Feed.Last,
            Person = it.Person,
            Standing = it.Standing.ToString(),
            Bot = bot.AsUser(),
            Description = bot.Get("description", language),
            Messages = it.Messages,
            Keyboard = it.Keyboard,
            Commands = commands.SeenBy(it),
            MenuButton = commands.MenuButton(chat),
        };
    }

    static IResult Events(long chat, long? after, HttpRequest request, Chats chats, IHostApplicationLifetime life, CancellationToken cancellationToken)
    {
        // A page that reconnects says itself what it has seen.
        var from = long.TryParse(request.Headers["Last-Event-ID"], out var seen) ? seen : after ?? 0;
        return Results.ServerSentEvents(FollowAsync(chats.Of(chat), from, life.ApplicationStopping, cancellationToken));
    }

    static async IAsyncEnumerable<SseItem<JsonNode>> FollowAsync(
        Chat chat, long after, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        await foreach (var item in chat.Feed.FollowAsync(after, either.Token))
            yield return new SseItem<JsonNode>(item.Data, item.Kind) { EventId = item.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    }

    static IResult File(long chat, string file, FileStore files) => files.Find(file) is { Content: { } content } found
        ? Results.Bytes(content, found.MediaType, found.Kind == FileKind.Document ? found.Name ?? "file" : null, enableRangeProcessing: true)
        : Results.NotFound();

    /// <summary>A voice message from the microphone or a file, in whatever form the browser has it.</summary>
    static async Task<IResult> RecordAsync(
        long chat, string? caption, HttpRequest request, Learners learners, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, cancellationToken);
        try
        {
            return await VoiceEncoder.EncodeAsync(content.ToArray(), cancellationToken) is { } voice
                ? Results.Json(learners.Send(chat, FileKind.Voice, voice, "audio/ogg", null, OggOpus.Seconds(voice), caption))
                : Results.Problem("There is no sound in this file that can be read.", statusCode: StatusCodes.Status422UnprocessableEntity);
        }
        catch (Win32Exception)
        {
            return Results.Problem("The program ffmpeg, which makes voice messages of recordings, is not installed.", statusCode: StatusCodes.Status501NotImplemented);
        }
    }
}
