using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;

namespace SpeechCoach.TelegramEmulator;

/// <summary>All files that learners and the bot have sent, in memory.</summary>
sealed class FileStore
{
    readonly ConcurrentDictionary<string, StoredFile> byId = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, StoredFile> byPath = new(StringComparer.Ordinal);
    int last;

    public StoredFile Add(FileKind kind, string? name, string? mediaType, byte[]? content)
    {
        var number = Interlocked.Increment(ref last);
        var extension = kind == FileKind.Document ? Path.GetExtension(name ?? "") : kind.Extension;
        // The first byte of a real id is the kind of the file, too.
        byte[] id = [kind.Number, 0, 2, .. RandomNumberGenerator.GetBytes(42)];
        byte[] unique = [2, 0, 3, .. RandomNumberGenerator.GetBytes(9)];
        var file = new StoredFile(
            Base64Url.EncodeToString(id), Base64Url.EncodeToString(unique), kind,
            string.Create(CultureInfo.InvariantCulture, $"{kind.Folder}/file_{number}{extension}"),
            name, mediaType is { Length: > 0 } ? mediaType : "application/octet-stream", content);
        byId[file.Id] = file;
        byPath[file.Path] = file;
        return file;
    }

    public StoredFile? Find(string id) => byId.GetValueOrDefault(id);

    public StoredFile? FindByPath(string path) => byPath.GetValueOrDefault(path);
}
