using System.Buffers.Binary;

namespace SpeechCoach.Tests.Fuzz;

/// <summary>Writes Opus packets into Ogg pages: enough to make files that no encoder would.</summary>
static class OggWriter
{
    const int PacketsOfPage = 200, SamplesOfPacket = 960;
    const uint Serial = 7, Polynomial = 0x04C11DB7;
    const byte Begins = 2, Ends = 4;
    static readonly uint[] table = [.. Enumerable.Range(0, 256).Select(Remainder)];

    // 20 ms of nothing, as every encoder writes it.
    static readonly byte[] silence = [0xF8, 0xFF, 0xFE];

    /// <summary>Silence of any length: an hour takes less than 1 MB.</summary>
    public static byte[] Silence(TimeSpan length) => Silence(length, [.. "OpusHead"u8, 1, 1, 0, 0, 0x80, 0xBB, 0, 0, 0, 0, 0]);

    /// <summary>Silence behind a head that may say anything, in at most 255 bytes.</summary>
    public static byte[] Silence(TimeSpan length, byte[] head)
    {
        using var file = new MemoryStream();
        byte[] tags = [.. "OpusTags"u8, 4, 0, 0, 0, .. "none"u8, 0, 0, 0, 0];
        Page(file, [head], 0, 0, Begins);
        Page(file, [tags], 0, 1, 0);
        var packets = (int)(length.TotalSeconds * 50);
        var page = Enumerable.Repeat(silence, PacketsOfPage).ToArray();
        for (int done = 0, number = 2; done < packets; number++)
        {
            var count = Math.Min(PacketsOfPage, packets - done);
            done += count;
            Page(file, page.AsSpan(0, count), (long)done * SamplesOfPacket, number, done == packets ? Ends : (byte)0);
        }

        return file.ToArray();
    }

    static void Page(MemoryStream file, ReadOnlySpan<byte[]> packets, long position, int number, byte flags)
    {
        var header = new byte[27 + packets.Length];
        "OggS"u8.CopyTo(header);
        header[5] = flags;
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(6), position);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(14), Serial);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(18), number);
        header[26] = (byte)packets.Length;
        var body = new MemoryStream();
        for (var i = 0; i < packets.Length; i++)
        {
            header[27 + i] = checked((byte)packets[i].Length);
            body.Write(packets[i]);
        }

        byte[] page = [.. header, .. body.ToArray()];
        uint sum = 0;
        foreach (var b in page) sum = (sum << 8) ^ table[(sum >> 24) ^ b];
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(22), sum);
        file.Write(page);
    }

    static uint Remainder(int value)
    {
        var remainder = (uint)value << 24;
        for (var bit = 0; bit < 8; bit++) remainder = (remainder & 0x80000000) != 0 ? (remainder << 1) ^ Polynomial : remainder << 1;
        return remainder;
    }
}
