using System.Buffers.Binary;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Chaos;

/// <summary>Short real speech of a length that no other has: a report states it, so that a mix-up shows.</summary>
static class NumberedSound
{
    const int Rate = 16000, Header = 44, SamplesPerMillisecond = Rate / 1000, Shortest = 400;

    // From here on somebody speaks without a break.
    const int Start = 3_300 * SamplesPerMillisecond;
    static readonly Lazy<byte[]> speech = new(() => File.ReadAllBytes(Recordings.Path("clips/jfk.wav"))[Header..]);

    /// <summary>The seconds that the report of a number must state.</summary>
    public static double Seconds(int number) => (Shortest + number) / 1000.0;

    /// <summary>A WAV file of that length. One of more channels than one has to be decoded.</summary>
    public static byte[] Wav(int number, short channels = 1)
    {
        const int width = sizeof(short);
        var samples = SamplesPerMillisecond * (Shortest + number);
        var frame = width * channels;
        var wav = new byte[Header + (samples * frame)];
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), wav.Length - 8);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(22), channels);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(28), frame * Rate);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(32), (short)frame);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(34), 8 * width);
        "data"u8.CopyTo(wav.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(40), samples * frame);
        var source = speech.Value;
        for (var i = 0; i < samples; i++)
        {
            var sample = source.AsSpan(width * (Start + i) % source.Length, width);
            for (var channel = 0; channel < channels; channel++) sample.CopyTo(wav.AsSpan(Header + (i * frame) + (channel * width)));
        }

        return wav;
    }
}
