namespace SpeechCoach.Contracts;

/// <summary>A container of sound that the product reads.</summary>
public sealed record MediaType
{
    /// <summary>Ogg: Telegram's voice messages, Firefox's recordings.</summary>
    public static readonly MediaType Ogg = new("ogg", "audio/ogg", "Ogg");

    /// <summary>WebM and Matroska: Chromium's recordings.</summary>
    public static readonly MediaType WebM = new("webm", "audio/webm", "WebM");

    /// <summary>WAV, RF64 included.</summary>
    public static readonly MediaType Wav = new("wav", "audio/wav", "WAV");

    /// <summary>FLAC.</summary>
    public static readonly MediaType Flac = new("flac", "audio/flac", "FLAC");

    /// <summary>MP3, with or without an ID3 tag before it.</summary>
    public static readonly MediaType Mp3 = new("mp3", "audio/mpeg", "MP3");

    /// <summary>AAC in ADTS frames.</summary>
    public static readonly MediaType Aac = new("aac", "audio/aac", "AAC");

    /// <summary>The MP4 family: MP4, M4A, MOV, 3GP.</summary>
    public static readonly MediaType Mp4 = new("mp4", "audio/mp4", "MP4");

    /// <summary>AIFF and AIFF-C.</summary>
    public static readonly MediaType Aiff = new("aiff", "audio/aiff", "AIFF");

    /// <summary>AMR, narrow and wide band.</summary>
    public static readonly MediaType Amr = new("amr", "audio/amr", "AMR");

    MediaType(string name, string contentType, string label) => (Name, ContentType, Label) = (name, contentType, label);

    /// <summary>A stable name in lower case, which serves as the file's extension too.</summary>
    public string Name { get; }

    /// <summary>The content type to serve it with.</summary>
    public string ContentType { get; }

    /// <summary>The name as people write it.</summary>
    public string Label { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
