namespace SpeechCoach.TelegramEmulator;

/// <summary>The learner's side of a chat, for tests and for a person with curl.</summary>
static class Learner
{
    const int LargestFile = 20 * 1024 * 1024;

    public static void MapLearner(this IEndpointRouteBuilder app)
    {
        var chat = app.MapGroup("/chats/{chat:long}");
        chat.MapPost("/text", async (long chat, HttpRequest request, Conversation chats, CancellationToken cancellationToken) =>
        {
            using var reader = new StreamReader(request.Body);
            return chats.Say(chat, await reader.ReadToEndAsync(cancellationToken));
        });
        chat.MapPost("/voice", async (long chat, int? seconds, HttpRequest request, Conversation chats, CancellationToken cancellationToken) =>
        {
            if (request.ContentLength > LargestFile) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
            using var audio = new MemoryStream();
            await request.Body.CopyToAsync(audio, cancellationToken);
            return Results.Json(chats.SendVoice(chat, audio.ToArray(), request.ContentType ?? "audio/ogg", seconds ?? 0));
        });
        // A voice message whose file Telegram does not hand out any more.
        chat.MapPost("/lost-voice", (long chat, Conversation chats) => chats.SendVoice(chat, null, "audio/ogg", 1));
        chat.MapGet("/messages", (long chat, Conversation chats) => chats.Ledger(chat));
    }
}
