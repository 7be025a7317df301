using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>What is shown without a message: that the bot is busy, and the answer to a pressed button.</summary>
sealed class InteractionMethods(Chats chats, Callbacks callbacks)
{
    const int LongestAnswer = 200;

    static readonly HashSet<string> actions =
    [
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "record_audio", "upload_audio",
        "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    ];

    public JsonNode SendAction(Call call)
    {
        var chat = chats.Writable(call);
        var action = call.Text("action").ToLowerInvariant();
        if (!actions.Contains(action)) throw BotApiException.BadRequest("wrong parameter action in request");
        chat.Feed.Add("action", action);
        return true;
    }

    public JsonNode AnswerCallback(Call call)
    {
        var id = call.Text("callback_query_id");
        if (callbacks.Find(id) is not { } chat) throw BotApiException.BadRequest("query is too old and response timeout expired or query ID is invalid");
        var text = call.Text("text");
        if (text.Length > LongestAnswer) throw BotApiException.BadRequest("MESSAGE_TOO_LONG");
        chat.Feed.Add("answer", new JsonObject { ["id"] = id, ["text"] = text, ["show_alert"] = call.Flag("show_alert"), ["url"] = call.Text("url") });
        return true;
    }
}
