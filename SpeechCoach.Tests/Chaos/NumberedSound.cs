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

    /// <summary>A WAV file of that length.</summary>
    public static byte[] Wav(int number)
    {
        var bytes = 2 * SamplesPerMillisecond * (Shortest + number);
        var wav = new byte[Header + bytes];
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), Header - 8 + bytes);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(28), 2 * Rate);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(34), 16);
        "data"u8.CopyTo(wav.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(40), bytes);
        var source = speech.Value;
        for (var i = 0; i < bytes; i++) wav[Header + i] = source[((2 * Start) + i) % source.Length];
        return wav;
    }
}
