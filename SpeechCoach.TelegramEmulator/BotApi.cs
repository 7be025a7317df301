using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>The Bot API as a bot calls it: <c>/bot{token}/{method}</c>. Any token is a bot.</summary>
static class BotApi
{
    const int LongestText = 4096;
    static readonly TimeSpan longestPoll = TimeSpan.FromSeconds(50);

    public static void MapBotApi(this IEndpointRouteBuilder app)
    {
        app.MapPost("/bot{token}/{method}", CallAsync);
        app.MapGet("/bot{token}/{method}", CallAsync);
        app.MapGet("/file/bot{token}/{id}", (string id, Conversation chats) => chats.File(id) is { } file ? Results.Bytes(file) : Results.NotFound());
    }

    static async Task<IResult> CallAsync(string method, HttpRequest request, Conversation chats, CancellationToken cancellationToken)
    {
        var body = request.ContentLength > 0 ? await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken) : null;
        return method.ToLowerInvariant() switch
        {
            "getme" => Ok(new JsonObject { ["id"] = 1, ["is_bot"] = true, ["first_name"] = "Speech Coach", ["username"] = "speech_coach_bot" }),
            "getupdates" => await UpdatesAsync(body, chats, cancellationToken),
            "getfile" => File((string?)body?["file_id"] ?? "", chats),
            "sendmessage" => Send(body, chats),
            "editmessagetext" => Edit(body, chats),
            "sendchataction" or "setmycommands" or "deletewebhook" => Ok(true),
            _ => Error(StatusCodes.Status404NotFound, "Not Found: this emulator does not know the method"),
        };
    }

    static async Task<IResult> UpdatesAsync(JsonNode? body, Conversation chats, CancellationToken cancellationToken)
    {
        var wait = TimeSpan.FromSeconds((int?)body?["timeout"] ?? 0);
        var updates = await chats.UpdatesAsync((int?)body?["offset"] ?? 0, wait < longestPoll ? wait : longestPoll, cancellationToken);
        return Ok(new JsonArray([.. updates]));
    }

    static IResult File(string id, Conversation chats) => chats.File(id) is { } file
        ? Ok(new JsonObject { ["file_id"] = id, ["file_unique_id"] = id, ["file_size"] = file.Length, ["file_path"] = id })
        : Error(StatusCodes.Status400BadRequest, "Bad Request: invalid file_id");

    static IResult Send(JsonNode? body, Conversation chats) => (string?)body?["text"] switch
    {
        null or "" => Error(StatusCodes.Status400BadRequest, "Bad Request: message text is empty"),
        { Length: > LongestText } => Error(StatusCodes.Status400BadRequest, "Bad Request: message is too long"),
        var text => Ok(chats.Send((long)body!["chat_id"]!, text)),
    };

    static IResult Edit(JsonNode? body, Conversation chats) =>
        chats.Edit((long)body!["chat_id"]!, (int)body["message_id"]!, (string?)body["text"] ?? "") switch
        {
            (null, _) => Error(StatusCodes.Status400BadRequest, "Bad Request: message to edit not found"),
            (_, false) => Error(StatusCodes.Status400BadRequest, "Bad Request: message is not modified"),
            var (message, _) => Ok(message),
        };

    static IResult Ok(JsonNode result) => Results.Json(new JsonObject { ["ok"] = true, ["result"] = result });

    static IResult Error(int code, string description) =>
        Results.Json(new JsonObject { ["ok"] = false, ["error_code"] = code, ["description"] = description }, statusCode: code);
}
