using System.Buffers.Binary;

namespace SpeechCoach.TelegramEmulator;

/// <summary>Ogg files with one Opus stream, the form of Telegram's voice messages.</summary>
static class OggOpus
{
    const int Rate = 48_000;
    const int PagePosition = 6;
    const int SmallestPage = 27;
    static readonly byte[] page = "OggS"u8.ToArray();

    public static bool Is(ReadOnlySpan<byte> file) => file.StartsWith(page) && file[..Math.Min(file.Length, 256)].IndexOf("OpusHead"u8) > 0;

    /// <summary>The length in seconds, rounded as Telegram rounds it: from the position that the last page ends at.</summary>
    public static int Seconds(ReadOnlySpan<byte> file)
    {
        var last = file.LastIndexOf(page);
        if (last < 0 || file.Length - last < SmallestPage) return 0;
        var samples = BinaryPrimitives.ReadInt64LittleEndian(file[(last + PagePosition)..]);
        return (int)Math.Round(samples / (double)Rate);
    }
}
