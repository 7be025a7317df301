using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>Messages that carry a file, and files handed out.</summary>
sealed class MediaMethods(Chats chats, BotMessages messages, InputFile input, FileStore files, Microsoft.Extensions.Options.IOptions<EmulatorOptions> options)
{
    const int LongestCaption = 1024;

    public JsonNode SendPhoto(Call call) => Send(call, FileKind.Photo);

    public JsonNode SendVoice(Call call) => Send(call, FileKind.Voice);

    public JsonNode SendAudio(Call call) => Send(call, FileKind.Audio);

    public JsonNode SendDocument(Call call) => Send(call, FileKind.Document);

    public JsonNode EditCaption(Call call)
    {
        var chat = chats.Writable(call);
        var caption = ReadCaption(call);
        return BotMessages.Edit(chat, call, message =>
        {
            if (message.ContainsKey("text")) throw BotApiException.BadRequest("there is no caption in the message to edit");
            Write(caption, message);
        });
    }

    public JsonNode EditMedia(Call call)
    {
        var chat = chats.Writable(call);
        var media = InputMedia.Read(call);
        var caption = ReadCaption(media.Call);
        var file = input.Read(media.Call, media.Kind, "media");
        return BotMessages.Edit(chat, call, message =>
        {
            if (!InputMedia.CanReplace(message)) throw BotApiException.BadRequest("message can't be edited");
            foreach (var field in InputMedia.Content) message.Remove(field);
            message[file.Kind.Field] = Json(file, media.Call);
            Write(caption, message);
        });
    }

    public JsonNode GetFile(Call call)
    {
        var id = call.Text("file_id");
        if (id.Length == 0) throw BotApiException.BadRequest("file_id not specified");
        if (files.Find(id) is not { } file) throw BotApiException.BadRequest("invalid file_id");
        if (file.Content is null) throw BotApiException.BadRequest("wrong file_id or the file is temporarily unavailable");
        if (file.Size > options.Value.LargestDownload) throw BotApiException.BadRequest("file is too big");
        return new JsonObject { ["file_id"] = file.Id, ["file_unique_id"] = file.UniqueId, ["file_size"] = file.Size, ["file_path"] = file.Path };
    }

    JsonNode Send(Call call, FileKind kind)
    {
        var chat = chats.Writable(call);
        var caption = ReadCaption(call);
        var file = input.Read(call, kind);
        var content = new JsonObject { [file.Kind.Field] = Json(file, call) };
        Write(caption, content);
        return messages.Send(chat, call, content);
    }

    static JsonNode Json(StoredFile file, Call call) =>
        FileJson.Of(file, call.Integer("duration", least: 0), call.Text("title"), call.Text("performer"));

    static FormattedText ReadCaption(Call call)
    {
        var caption = FormattedText.Read(call, "caption", "caption_entities");
        return caption.Length <= LongestCaption ? caption : throw BotApiException.BadRequest("message caption is too long");
    }

    static void Write(FormattedText caption, JsonObject message)
    {
        caption.WriteTo(message, "caption", "caption_entities");
        if (caption.Length == 0) message.Remove("caption");
    }
}
