using System.Buffers.Binary;

namespace SpeechCoach.Worker;

/// <summary>Reads 32-bit samples and makes them fit to be measured.</summary>
static class SampleReader
{
    /// <param name="Samples">The samples, within ±1.</param>
    /// <param name="Repaired">Whether any was not a number.</param>
    /// <param name="Exceeded">Whether there were more than asked for.</param>
    public sealed record Result(float[] Samples, bool Repaired, bool Exceeded);

    public static async Task<Result> ReadAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        var bytes = new byte[64 * 1024];
        var samples = new float[Math.Min(most, 60 * DecodedAudio.SampleRate)];
        var (count, pending, repaired) = (0, 0, false);
        while (await stream.ReadAsync(bytes.AsMemory(pending), cancellationToken) is > 0 and var length)
        {
            var whole = (pending + length) / sizeof(float);
            if (count + whole > most)
                return new([], repaired, Exceeded: true);
            if (count + whole > samples.Length)
                Array.Resize(ref samples, Math.Min(most, 2 * (count + whole)));
            for (var i = 0; i < whole; i++)
            {
                var sample = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
                repaired |= !float.IsFinite(sample);
                samples[count++] = float.IsFinite(sample) ? Math.Clamp(sample, -1, 1) : 0;
            }
            pending = pending + length - whole * sizeof(float);
            bytes.AsSpan(whole * sizeof(float), pending).CopyTo(bytes);
        }
        Array.Resize(ref samples, count);
        return new(samples, repaired, Exceeded: false);
    }
}
