using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Fuzz;

/// <summary>Files that mean harm, the same ones for the same seed.</summary>
/// <param name="seed">The seed.</param>
/// <param name="canaryFile">A file that none of them may reach.</param>
/// <param name="canaryPort">A port that none of them may reach.</param>
sealed class HostileMedia(int seed, string canaryFile, int canaryPort)
{
    static readonly string[] bases = ["clips/title9s.ogg", "clips/title9s.mp3", "clips/title9s.mp4", "clips/title9s.webm", "clips/title9s.aac", "clips/title9s.aiff", "clips/azure_whatstheweatherlike.wav", "clips/mfa_um.flac", "clips/jfk.m4a"];
    static readonly Dictionary<string, byte[]> read = [];

    /// <summary>The file of this number.</summary>
    public (string Name, byte[] Bytes) this[int number]
    {
        get
        {
            // Not HashCode, which differs from process to process.
            var random = new Random(unchecked((seed * 1_000_003) + number));
            // Every kind comes early, so that a short run has met all.
            return (number % 12) switch
            {
                0 => ("playlist in disguise", Disguised(random)),
                1 => (number / 12 % 5) switch
                {
                    1 => ("absurd FLAC", AbsurdHeaders.Flac([.. Base("clips/mfa_um.flac")], random)),
                    2 => ("absurd MP4", AbsurdHeaders.Mp4([.. Base("clips/jfk.m4a")], random)),
                    3 => ("absurd AIFF", AbsurdHeaders.Aiff([.. Base("clips/title9s.aiff")], random)),
                    4 => ("absurd Opus", AbsurdHeaders.Opus(random)),
                    _ => ("absurd WAV", AbsurdWav(random)),
                },
                2 when number % 48 == 2 => ("six hours of silence", OggWriter.Silence(TimeSpan.FromHours(6))),
                2 => ("a minute of silence, spoiled", Mutation.Of(OggWriter.Silence(TimeSpan.FromMinutes(1)), random)),
                3 => ("reference in an MP4", ReferringMp4(random)),
                4 when number % 36 == 4 => ("compressed bomb in an MP4", BombMp4(random.Next(64, 256))),
                4 => ("nothing but a mark", [.. Marks[random.Next(Marks.Length)], .. Noise(random, random.Next(4000))]),
                5 => ("two files in one", [.. Base(random)[..random.Next(50, 3000)], .. Base(random)]),
                _ => ("spoiled recording", Mutation.Of(Base(random), random)),
            };
        }
    }

    static byte[][] Marks =>
    [
        [.. "OggS"u8], [0x1A, 0x45, 0xDF, 0xA3], [.. "fLaC"u8], [.. "#!AMR\n"u8], [.. "ID3"u8], [.. "RIFF"u8, 0xFF, 0xFF, 0xFF, 0x7F, .. "WAVE"u8], [.. "FORM\0\0\0\0AIFC"u8],
        [0, 0, 0, 24, .. "ftypM4A "u8], [0xFF, 0xFB, 0x90, 0], [0xFF, 0xF1, 0x50, 0x80],
    ];

    byte[] Disguised(Random random)
    {
        var file = $"file://{canaryFile}";
        var http = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{canaryPort}/canary.wav");
        string[] lists =
        [
            $"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n{file}\n#EXTINF:10,\n{http}\n#EXT-X-ENDLIST\n",
            $"#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-KEY:METHOD=AES-128,URI=\"{http}\"\n#EXTINF:10.0,\nconcat:{canaryFile}|{canaryFile}\n#EXT-X-ENDLIST\n",
            $"ffconcat version 1.0\nfile '{canaryFile}'\nfile '{http}'\n",
            $"<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><Period><AdaptationSet><Representation id=\"1\"><BaseURL>{http}</BaseURL></Representation></AdaptationSet></Period></MPD>",
            $"v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio {canaryPort} RTP/AVP 0\n",
            $"[playlist]\nFile1={http}\nNumberOfEntries=1\n",
        ];
        var list = Encoding.ASCII.GetBytes(lists[random.Next(lists.Length)]);
        return random.Next(3) switch
        {
            0 => list,
            1 => [.. Marks[random.Next(Marks.Length)], (byte)'\n', .. list],
            // A tag that says it is as long as what stands before the list.
            _ => [.. "ID3"u8, 3, 0, 0, 0, 0, 0, 0, .. list],
        };
    }

    static byte[] AbsurdWav(Random random)
    {
        ushort[] formats = [1, 3, 2, 0x11, 0x55, 0xFFFE, 0xFFFF, 0];
        ushort[] channels = [0, 1, 2, 8, 64, 255, 1000, 65535];
        uint[] rates = [0, 1, 7, 8000, 16000, 192_000, 2_000_000_000, uint.MaxValue];
        ushort[] widths = [0, 1, 8, 16, 24, 32, 64, 255];
        uint[] lengths = [0, 1, 1000, uint.MaxValue, 0x7FFFFFFF];
        var data = Noise(random, random.Next(60_000));
        var wav = new byte[44];
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteUInt32LittleEndian(wav.AsSpan(4), Pick(random, lengths));
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        BinaryPrimitives.WriteUInt32LittleEndian(wav.AsSpan(16), random.Next(5) == 0 ? Pick(random, lengths) : 16);
        BinaryPrimitives.WriteUInt16LittleEndian(wav.AsSpan(20), Pick(random, formats));
        BinaryPrimitives.WriteUInt16LittleEndian(wav.AsSpan(22), Pick(random, channels));
        BinaryPrimitives.WriteUInt32LittleEndian(wav.AsSpan(24), Pick(random, rates));
        BinaryPrimitives.WriteUInt32LittleEndian(wav.AsSpan(28), Pick(random, rates));
        BinaryPrimitives.WriteUInt16LittleEndian(wav.AsSpan(32), Pick(random, channels));
        BinaryPrimitives.WriteUInt16LittleEndian(wav.AsSpan(34), Pick(random, widths));
        "data"u8.CopyTo(wav.AsSpan(36));
        BinaryPrimitives.WriteUInt32LittleEndian(wav.AsSpan(40), Pick(random, lengths));
        return [.. wav, .. data];
    }

    /// <summary>An MP4 whose samples lie, so it says, in another file or behind an address.</summary>
    byte[] ReferringMp4(Random random)
    {
        var bytes = Base("clips/jfk.m4a").ToArray();
        var at = bytes.AsSpan().IndexOf("url "u8);
        if (at < 0) return Mutation.Of(bytes, random);
        var target = random.Next(2) == 0 ? $"file://{canaryFile}" : string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{canaryPort}/");
        // Flag 0: not in this file. The address runs over what follows, which few readers mind.
        bytes[at + 7] = 0;
        Encoding.ASCII.GetBytes($"{target}\0").AsSpan(0, Math.Min(target.Length + 1, bytes.Length - at - 8)).CopyTo(bytes.AsSpan(at + 8));
        return random.Next(2) == 0 ? bytes : Mutation.Of(bytes, random);
    }

    /// <summary>An MP4 with a compressed header that unpacks into so many megabytes of zeros.</summary>
    static byte[] BombMp4(int megabytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < megabytes; i++) zip.Write(zeros);
        }

        byte[] size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, megabytes << 20);
        var header = Atom("moov", Atom("cmov", [.. Atom("dcom", [.. "zlib"u8]), .. Atom("cmvd", [.. size, .. packed.ToArray()])]));
        return [.. Atom("ftyp", [.. "M4A \0\0\0\0M4A "u8]), .. header, .. Atom("mdat", new byte[64])];
    }

    static byte[] Atom(string name, byte[] content)
    {
        var atom = new byte[8 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(atom, atom.Length);
        Encoding.ASCII.GetBytes(name).CopyTo(atom, 4);
        content.CopyTo(atom, 8);
        return atom;
    }

    static byte[] Base(Random random) => Base(bases[random.Next(bases.Length)]);

    static byte[] Base(string name)
    {
        lock (read)
        {
            if (!read.TryGetValue(name, out var bytes)) read[name] = bytes = File.ReadAllBytes(Recordings.Path(name));
            return bytes;
        }
    }

    static byte[] Noise(Random random, int length)
    {
        var noise = new byte[length];
        random.NextBytes(noise);
        return noise;
    }

    static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];
}
