using System.Buffers.Binary;

namespace SpeechCoach.TelegramEmulator;

/// <summary>Width and height in pixels, from the head of a PNG or JPEG file.</summary>
static class PictureSize
{
    static readonly byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>Null where it is no picture that Telegram takes as a photo here.</summary>
    public static (int Width, int Height)? Of(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith(png)) return file.Length >= 24 ? (Int32(file[16..]), Int32(file[20..])) : null;
        return file is [0xff, 0xd8, ..] ? OfJpeg(file[2..]) : null;
    }

    static (int, int)? OfJpeg(ReadOnlySpan<byte> segments)
    {
        while (segments.Length >= 9 && segments[0] == 0xff)
        {
            var marker = segments[1];
            // Start of frame, of any coding; the other three numbers of that range are tables.
            if (marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc)) return (UInt16(segments[7..]), UInt16(segments[5..]));
            var length = 2 + UInt16(segments[2..]);
            if (length >= segments.Length) return null;
            segments = segments[length..];
        }
        return null;
    }

    static int Int32(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32BigEndian(bytes);

    static int UInt16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
