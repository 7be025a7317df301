using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>Files as messages show them.</summary>
static class FileJson
{
    /// <summary>The value of the message's field for a file (an array of sizes for a photo).</summary>
    public static JsonNode Of(StoredFile file, int seconds = 0, string? title = null, string? performer = null)
    {
        var json = new JsonObject { ["file_id"] = file.Id, ["file_unique_id"] = file.UniqueId, ["file_size"] = file.Size };
        if (file.Kind == FileKind.Photo)
        {
            var (width, height) = PictureSize.Of(file.Content) ?? default;
            (json["width"], json["height"]) = (width, height);
            return new JsonArray(json);
        }

        if (file.Kind == FileKind.VideoNote)
        {
            (json["duration"], json["length"]) = (seconds, 384);
            return json;
        }

        json["mime_type"] = file.MediaType;
        if (file.Kind != FileKind.Document) json["duration"] = seconds;
        if (file.Kind != FileKind.Voice && file.Name is not null) json["file_name"] = file.Name;
        if (title is { Length: > 0 }) json["title"] = title;
        if (performer is { Length: > 0 }) json["performer"] = performer;
        return json;
    }
}
