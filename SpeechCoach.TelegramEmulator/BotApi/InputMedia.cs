using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>What an edit puts in the place of a message's content. Its members are read as the fields of a call.</summary>
sealed record InputMedia(FileKind Kind, Call Call)
{
    /// <summary>The members of a message that such an edit takes away.</summary>
    public static readonly IReadOnlyList<string> Content = ["text", "entities", "photo", "audio", "document", "caption", "caption_entities"];

    static readonly IReadOnlyList<FileKind> kinds = [FileKind.Photo, FileKind.Audio, FileKind.Document];

    public static InputMedia Read(Call call)
    {
        if (call.Json("media", "input media") is not { } json) throw BotApiException.BadRequest("parameter \"media\" is required");
        if (json is not JsonObject media) throw Wrong("expected an Object");
        var fields = CallReader.Fields(media);
        if (!fields.TryGetValue("type", out var type)) throw Wrong("Can't find field \"type\"");
        var kind = kinds.FirstOrDefault(kind => kind.Field == type) ?? throw Wrong($"type \"{type}\" is unsupported");
        return fields.ContainsKey("media") ? new InputMedia(kind, new Call(call.Method, fields, call.Files)) : throw Wrong("media not found");
    }

    public static bool CanReplace(JsonObject message) => message.ContainsKey("text") || kinds.Any(kind => message.ContainsKey(kind.Field));

    static BotApiException Wrong(string what) => BotApiException.BadRequest($"can't parse InputMedia: {what}");
}
