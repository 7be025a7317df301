using System.Buffers.Binary;

namespace SpeechCoach.Tests.Fuzz;

/// <summary>Spoils bytes as chance has it, mostly near the beginning, where headers stand.</summary>
static class Mutation
{
    const int HeaderBytes = 600;

    public static byte[] Of(byte[] source, Random random)
    {
        var bytes = source.ToArray();
        for (var i = random.Next(1, 9); i > 0 && bytes.Length > 8; i--) bytes = Once(bytes, random);
        return bytes;
    }

    static byte[] Once(byte[] bytes, Random random)
    {
        // Not the first bytes: a file of no known kind is refused before anything reads it.
        var at = random.Next(4, random.Next(4) == 0 ? bytes.Length - 3 : Math.Min(HeaderBytes, bytes.Length - 3));
        switch (random.Next(8))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 1:
                bytes[at] = (byte)random.Next(256);
                return bytes;
            case 2:
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at - 1), Extreme(random));
                return bytes;
            case 3:
                BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(at - 1), Extreme(random));
                return bytes;
            case 4:
                return bytes[..random.Next(at, bytes.Length)];
            case 5:
                var length = Math.Min(random.Next(1, 400), bytes.Length - at);
                return [.. bytes[..at], .. bytes.AsSpan(at, length), .. bytes[at..]];
            case 6:
                return [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, 400))..]];
            default:
                random.NextBytes(bytes.AsSpan(at, Math.Min(random.Next(1, 32), bytes.Length - at)));
                return bytes;
        }
    }

    static uint Extreme(Random random) => random.Next(7) switch
    {
        0 => 0,
        1 => 1,
        2 => uint.MaxValue,
        3 => int.MaxValue,
        4 => 0x80000000,
        5 => 0x00FFFFFF,
        _ => (uint)random.NextInt64(uint.MaxValue),
    };
}
