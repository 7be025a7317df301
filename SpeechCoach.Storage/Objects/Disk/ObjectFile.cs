using System.Text;
using Microsoft.Win32.SafeHandles;

namespace SpeechCoach.Storage;

/// <summary>
/// The file of one object: a header line of fixed length with the content type, then the content. One file, because two would need
/// two renames and a crash would come between them.
/// </summary>
static class ObjectFile
{
    public const int HeaderBytes = 128;
    const string Mark = "speechcoach-object-1 ";

    public static byte[] Header(string contentType)
    {
        var line = (Mark + contentType).PadRight(HeaderBytes - 1) + "\n";
        return Encoding.ASCII.GetBytes(line);
    }

    /// <exception cref="InvalidDataException">The file is not one of ours.</exception>
    public static string ReadContentType(SafeFileHandle file)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        var line = RandomAccess.Read(file, header, 0) == HeaderBytes ? Encoding.ASCII.GetString(header) : "";
        return line.StartsWith(Mark, StringComparison.Ordinal)
            ? line[Mark.Length..].Trim()
            : throw new InvalidDataException("A file in the object store was not written by it.");
    }
}
