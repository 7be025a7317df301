using Microsoft.Extensions.Options;

namespace SpeechCoach.TelegramEmulator;

/// <summary>Finds the file of a call: uploaded with it, or known by its id.</summary>
sealed class InputFile(FileStore files, IOptions<EmulatorOptions> options)
{
    const int MostPixels = 10_000;
    const int MostRatio = 20;
    const string Attached = "attach://";

    public StoredFile Read(Call call, FileKind kind) => Read(call, kind, kind.Field);

    /// <summary>Finds the file that a field names: by its id, or as <c>attach://</c> and the name of a part.</summary>
    public StoredFile Read(Call call, FileKind kind, string field)
    {
        var value = call.Text(field);
        var part = value.StartsWith(Attached, StringComparison.Ordinal) ? value[Attached.Length..] : field;
        if (call.Files.TryGetValue(part, out var upload)) return Keep(upload, kind);
        if (value.Length == 0) throw BotApiException.BadRequest($"there is no {kind.Field.Replace('_', ' ')} in the request");

        var known = files.Find(value) ?? throw BotApiException.BadRequest("wrong file identifier/HTTP URL specified");
        return known.Kind == kind || kind == FileKind.Document ? known : throw BotApiException.BadRequest("type of file mismatch");
    }

    StoredFile Keep(UploadedFile upload, FileKind kind)
    {
        if (upload.Content.Length == 0) throw BotApiException.BadRequest("file must be non-empty");
        if (kind == FileKind.Photo) CheckPhoto(upload.Content);
        return files.Add(kind, upload.Name, MediaTypes.Of(kind, upload), upload.Content);
    }

    void CheckPhoto(byte[] content)
    {
        if (content.Length > options.Value.LargestPhoto)
            throw BotApiException.BadRequest($"file of size {content.Length} bytes is too big for a photo; the maximum size is {options.Value.LargestPhoto} bytes");
        if (PictureSize.Of(content) is not var (width, height)) throw BotApiException.BadRequest("IMAGE_PROCESS_FAILED");
        if (width + height > MostPixels || Math.Max(width, height) > MostRatio * Math.Min(width, height))
            throw BotApiException.BadRequest("PHOTO_INVALID_DIMENSIONS");
    }
}
