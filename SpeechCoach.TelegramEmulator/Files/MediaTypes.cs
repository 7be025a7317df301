using Microsoft.AspNetCore.StaticFiles;

namespace SpeechCoach.TelegramEmulator;

/// <summary>The media types of files, by what was said and by name.</summary>
static class MediaTypes
{
    const string Unknown = "application/octet-stream";
    static readonly FileExtensionContentTypeProvider byName = new();

    public static string Of(FileKind kind, UploadedFile upload)
    {
        if (kind == FileKind.Photo) return upload.Content is [0xff, ..] ? "image/jpeg" : "image/png";
        if (upload.MediaType is { Length: > 0 } said && said != Unknown) return said;
        return byName.TryGetContentType(upload.Name, out var named) ? named : kind == FileKind.Voice ? "audio/ogg" : Unknown;
    }
}
