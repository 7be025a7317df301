using System.Buffers.Binary;

namespace SpeechCoach.Worker;

/// <summary>Decoded sound as a WAV file of 16 bits.</summary>
static class WavFile
{
    const int HeaderLength = 44;

    public static byte[] Write(ReadOnlySpan<float> samples)
    {
        var length = samples.Length * sizeof(short);
        var file = new byte[HeaderLength + length];
        var header = file.AsSpan(0, HeaderLength);
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], HeaderLength - 8 + length);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], DecodedAudio.SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], DecodedAudio.SampleRate * sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], length);
        Pcm16.Write(samples, file.AsSpan(HeaderLength));
        return file;
    }
}
