using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace SpeechCoach.TelegramEmulator;

/// <summary>The learner's side of a chat, for the page, for tests and for a person with curl.</summary>
static class LearnerEndpoints
{
    public static void MapLearners(this IEndpointRouteBuilder app)
    {
        var chat = app.MapGroup("/chats/{chat:long}");
        chat.MapPost("/text", async (long chat, HttpRequest request, Learners learners, CancellationToken cancellationToken) =>
        {
            using var reader = new StreamReader(request.Body);
            return learners.Say(chat, await reader.ReadToEndAsync(cancellationToken));
        });
        MapFile(chat, "/voice", FileKind.Voice, "audio/ogg");
        MapFile(chat, "/audio", FileKind.Audio, "audio/mpeg");
        MapFile(chat, "/video-note", FileKind.VideoNote, "video/mp4");
        MapFile(chat, "/document", FileKind.Document, null);
        // A voice message whose file the server does not hand out any more.
        chat.MapPost("/lost-voice", (long chat, Learners learners) => learners.Send(chat, FileKind.Voice, null, "audio/ogg", null, 1));

        chat.MapPost("/press", (long chat, ButtonPress press, Learners learners) =>
            learners.Press(chat, press.MessageId, press.Data) is { } update
                ? Results.Json(update)
                : Results.Problem("There is no such button under such a message.", statusCode: StatusCodes.Status404NotFound));
        chat.MapPost("/block", (long chat, Learners learners) => learners.Block(chat, true));
        chat.MapPost("/unblock", (long chat, Learners learners) => learners.Block(chat, false));
        chat.MapPost("/deactivate", (long chat, Chats chats) => { chats.Of(chat).Standing = Standing.Deactivated; });
        chat.MapDelete("", (long chat, Chats chats) => chats.Forget(chat) ? Results.NoContent() : Results.NotFound());

        chat.MapGet("/person", (long chat, Chats chats) => chats.Of(chat).Person);
        chat.MapPut("/person", (long chat, Person person, Chats chats) => { chats.Of(chat).Person = person; });
        chat.MapGet("/messages", (long chat, Chats chats) => chats.Of(chat).Messages.Where(IsFromBot));
    }

    static void MapFile(RouteGroupBuilder chat, string path, FileKind kind, string? usualType) =>
        chat.MapPost(path, async (
            long chat, int? seconds, string? name, string? caption, HttpRequest request, Learners learners, IOptions<EmulatorOptions> options,
            CancellationToken cancellationToken) =>
        {
            if (request.ContentLength > options.Value.LargestFromLearner) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
            using var content = new MemoryStream();
            await request.Body.CopyToAsync(content, cancellationToken);
            return Results.Json(learners.Send(chat, kind, content.ToArray(), request.ContentType ?? usualType, name, seconds ?? 0, caption));
        });

    static bool IsFromBot(JsonObject message) => (bool?)message["from"]?["is_bot"] == true;
}
