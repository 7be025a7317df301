using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace SpeechCoach.Worker;

/// <summary>Reads what the decoder writes, a header and 32-bit samples of one or two channels, and makes one channel of it that is fit to be measured.</summary>
static class SampleReader
{
    /// <param name="Samples">The samples, within ±1.</param>
    /// <param name="Repaired">Whether any was not a number.</param>
    /// <param name="Exceeded">Whether there were more than asked for.</param>
    /// <param name="ClippedShare">Share of the samples at full scale in the channel that has more of them; null of one channel.</param>
    public sealed record Result(float[] Samples, bool Repaired, bool Exceeded, double? ClippedShare = null);

    public static async Task<Result> ReadAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        var bytes = new byte[64 * 1024];
        if (await FillAsync(AuHeader.LeastLength) < AuHeader.LeastLength)
            return new([], Repaired: false, Exceeded: false);
        var header = AuHeader.Read(bytes, bytes.Length);
        await FillAsync(header.Length - AuHeader.LeastLength);
        var mix = header.Channels == 2 ? new ChannelMix() : null;

        var samples = new float[Math.Min(most, 60 * DecodedAudio.SampleRate)];
        var (count, repaired) = (0, false);
        // Whole blocks, whatever the pipe holds: how two channels are mixed must not depend on it.
        while (await FillAsync(bytes.Length) is > 0 and var length)
        {
            var whole = length / (sizeof(float) * header.Channels);
            if (count + whole > most)
                return new([], repaired, Exceeded: true);
            if (count + whole > samples.Length)
                Array.Resize(ref samples, Math.Min(most, 2 * (count + whole)));
            var block = MemoryMarshal.Cast<byte, float>(bytes.AsSpan(0, whole * header.Channels * sizeof(float)));
            repaired |= Repair(block);
            if (mix is null)
                block.CopyTo(samples.AsSpan(count));
            else
                mix.Mix(block, samples.AsSpan(count, whole));
            count += whole;
        }
        Array.Resize(ref samples, count);
        mix?.Finish(samples);
        return new(samples, repaired, Exceeded: false, mix?.ClippedShare);

        ValueTask<int> FillAsync(int wanted) => stream.ReadAtLeastAsync(bytes.AsMemory(0, wanted), wanted, throwOnEndOfStream: false, cancellationToken);
    }

    // In this machine's order of bytes, and within full scale.
    static bool Repair(Span<float> block)
    {
        if (BitConverter.IsLittleEndian)
        {
            var words = MemoryMarshal.Cast<float, int>(block);
            BinaryPrimitives.ReverseEndianness(words, words);
        }
        var repaired = false;
        if (!float.IsFinite(TensorPrimitives.Sum<float>(block)))
        {
            foreach (ref var sample in block)
            {
                if (float.IsFinite(sample)) continue;
                (sample, repaired) = (0, true);
            }
        }
        TensorPrimitives.Clamp(block, -1, 1, block);
        return repaired;
    }
}
