using System.Buffers.Binary;

namespace SpeechCoach.Worker;

/// <summary>
/// A WAV file of the very samples that are measured, 16 bits each, as programs that record for recognition send it. There is nothing to decode in
/// it, and a decoder's start would cost more than all the rest of a short recording.
/// </summary>
static class PlainWav
{
    public const int HeaderLength = 44;
    const int Width = sizeof(short), Format = 8, Length = 40;

    static readonly byte[] header = [.. "WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 0x80, 0x3E, 0, 0, 0, 0x7D, 0, 0, 2, 0, 16, 0, .. "data"u8];

    /// <summary>How many samples the file says it has; null for any other file, and for one whose length was not known when it was begun.</summary>
    /// <param name="head">Its first <see cref="HeaderLength"/> bytes.</param>
    /// <param name="largest">The most bytes that a file may have.</param>
    public static int? Samples(ReadOnlySpan<byte> head, long largest) =>
        head.Length == HeaderLength && head.StartsWith("RIFF"u8) && head[Format..].StartsWith(header)
        && BinaryPrimitives.ReadUInt32LittleEndian(head[Length..]) is >= Width and var length && length < Math.Min(largest, int.MaxValue)
            ? (int)length / Width
            : null;

    /// <summary>The samples that follow the header, up to so many; fewer where the file ends before.</summary>
    public static async Task<float[]> ReadAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        var bytes = new byte[64 * 1024];
        var samples = new float[Math.Min(most, 60 * DecodedAudio.SampleRate)];
        for (var count = 0; ;)
        {
            var wanted = Math.Min(bytes.Length, (most - count) * Width);
            var whole = await stream.ReadAtLeastAsync(bytes.AsMemory(0, wanted), wanted, throwOnEndOfStream: false, cancellationToken) / Width;
            if (count + whole > samples.Length) Array.Resize(ref samples, (int)Math.Min(most, 2L * (count + whole)));
            for (var i = 0; i < whole; i++) samples[count++] = BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(i * Width)) / 32768f;
            if (count < most && whole * Width == wanted) continue;
            Array.Resize(ref samples, count);
            return samples;
        }
    }
}
