using System.Buffers.Binary;
using System.Numerics;

namespace SpeechCoach.Tests.Fuzz;

/// <summary>Real files whose headers claim channels, rates, widths and lengths that no recording has.</summary>
static class AbsurdHeaders
{
    static readonly ushort[] words = [0, 1, 3, 255, 1000, 32767, 65535];
    static readonly uint[] longs = [0, 1, 7, 1_000_003, 0x7FFFFFFF, uint.MaxValue];

    /// <summary>A FLAC file: rate of 20 bits, channels of 3, width of 5 and length of 36, packed behind block and frame sizes.</summary>
    public static byte[] Flac(byte[] file, Random random)
    {
        var at = After(file, "fLaC"u8) + 4;
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(at), Pick(random, words));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(at + 2), Pick(random, words));
        var packed = ((ulong)random.Next(1 << 20) << 44) | ((ulong)random.Next(8) << 41) | ((ulong)random.Next(32) << 36) | ((ulong)random.NextInt64(1L << 36) >> random.Next(37));
        BinaryPrimitives.WriteUInt64BigEndian(file.AsSpan(at + 10), packed);
        return file;
    }

    /// <summary>An MP4: channels, width and rate of its sound, and the tempo of its clock.</summary>
    public static byte[] Mp4(byte[] file, Random random)
    {
        var entry = After(file, "mp4a"u8);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(entry + 16), Pick(random, words));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(entry + 18), Pick(random, words));
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(entry + 24), Pick(random, longs));
        if (random.Next(2) == 0) return file;
        var clock = After(file, "mdhd"u8);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(clock + 12), Pick(random, longs));
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(clock + 16), Pick(random, longs));
        return file;
    }

    /// <summary>An AIFF: channels, frames, width, and a rate of 80 bits.</summary>
    public static byte[] Aiff(byte[] file, Random random)
    {
        var at = After(file, "COMM"u8) + 4;
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(at), Pick(random, words));
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(at + 2), Pick(random, longs));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(at + 6), Pick(random, words));
        random.NextBytes(file.AsSpan(at + 8, 10));
        return file;
    }

    /// <summary>Speech in Ogg whose head claims any number of channels, a rate and a map of them. The sum over its page is right.</summary>
    public static byte[] Opus(Random random)
    {
        var family = (byte)Pick(random, words);
        byte[] head = [.. "OpusHead"u8, 1, (byte)Pick(random, words), (byte)random.Next(256), (byte)random.Next(256), 0, 0, 0, 0, 0, (byte)random.Next(256), family];
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(12), Pick(random, longs));
        byte[] map = family == 0 ? [] : [(byte)Pick(random, words), (byte)Pick(random, words), .. Enumerable.Repeat((byte)1, random.Next(200))];
        return OggWriter.Silence(TimeSpan.FromSeconds(10), [.. head, .. map]);
    }

    static int After(byte[] file, ReadOnlySpan<byte> mark)
    {
        var at = file.AsSpan().IndexOf(mark);
        Assert.True(at >= 0, "The file has no header of its kind.");
        return at + mark.Length;
    }

    static T Pick<T>(Random random, T[] values) where T : INumber<T> => values[random.Next(values.Length)];
}
