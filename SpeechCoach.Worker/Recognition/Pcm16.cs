using System.Buffers.Binary;

namespace SpeechCoach.Worker;

/// <summary>Samples of 16 bits, little-endian: what recognisers read.</summary>
static class Pcm16
{
    public static byte[] ToBytes(ReadOnlySpan<float> samples)
    {
        var bytes = new byte[samples.Length * sizeof(short)];
        Write(samples, bytes);
        return bytes;
    }

    public static void Write(ReadOnlySpan<float> samples, Span<byte> bytes)
    {
        for (var i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(bytes[(i * sizeof(short))..], (short)Math.Round(samples[i] * short.MaxValue));
    }
}
