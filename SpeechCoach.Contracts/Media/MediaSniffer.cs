namespace SpeechCoach.Contracts;

/// <summary>Tells a recording's container by its first bytes; what its sender calls it counts for nothing.</summary>
public static class MediaSniffer
{
    /// <summary>How many bytes from the beginning suffice.</summary>
    public const int HeadLength = 16;

    /// <summary>The container that begins with <paramref name="head"/>, or null where it is none we read. Headerless samples are none.</summary>
    /// <param name="head">The file's first bytes, <see cref="HeadLength"/> of them where the file has as many.</param>
    public static MediaType? Sniff(ReadOnlySpan<byte> head) => head switch
    {
        _ when head.StartsWith("OggS"u8) => MediaType.Ogg,
        [0x1A, 0x45, 0xDF, 0xA3, ..] => MediaType.WebM,
        _ when head.StartsWith("fLaC"u8) => MediaType.Flac,
        _ when head.StartsWith("#!AMR"u8) => MediaType.Amr,
        _ when head.StartsWith("ID3"u8) => MediaType.Mp3,
        _ when (head.StartsWith("RIFF"u8) || head.StartsWith("RF64"u8)) && At(head, 8, "WAVE"u8) => MediaType.Wav,
        _ when head.StartsWith("FORM"u8) && (At(head, 8, "AIFF"u8) || At(head, 8, "AIFC"u8)) => MediaType.Aiff,
        _ when At(head, 4, "ftyp"u8) => MediaType.Mp4,
        [0xFF, var second, var third, ..] => FrameSync(second, third),
        _ => null,
    };

    static bool At(ReadOnlySpan<byte> head, int offset, ReadOnlySpan<byte> mark) =>
        head.Length >= offset + mark.Length && head[offset..].StartsWith(mark);

    // Both begin with twelve (MPEG 2.5: eleven) set bits; a layer of 0 is ADTS. The reserved values of the next fields keep garbage out.
    static MediaType? FrameSync(byte second, byte third)
    {
        if ((second & 0xE0) != 0xE0)
            return null;
        int version = (second >> 3) & 3, layer = (second >> 1) & 3;
        if (layer == 0)
            return (second & 0xF0) == 0xF0 && ((third >> 2) & 0xF) < 13 ? MediaType.Aac : null;
        int bitRate = third >> 4, sampleRate = (third >> 2) & 3;
        return version != 1 && bitRate is > 0 and < 15 && sampleRate != 3 ? MediaType.Mp3 : null;
    }
}
