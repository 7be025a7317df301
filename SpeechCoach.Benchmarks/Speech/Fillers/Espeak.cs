using System.Globalization;
using System.Runtime.InteropServices;

namespace SpeechCoach.Benchmarks;

/// <summary>Speaks by the library espeak-ng: no person's voice, but many accents.</summary>
/// <param name="Voice">Accent and kind of voice, such as <c>en-gb-scotland+f2</c>.</param>
/// <param name="Stretch">How much slower than usual.</param>
/// <param name="Pitch">Mean pitch where the voice's own is <see cref="UsualPitch"/>.</param>
/// <param name="PitchSpread">Spread of the pitch where the voice's own is 20 Hz.</param>
public sealed record Espeak(string Voice, double Stretch = 1, double? Pitch = null, double? PitchSpread = null) : Speaker(Voice, Stretch, Pitch, PitchSpread)
{
    /// <summary>What stands for a voice's own mean pitch.</summary>
    public const double UsualPitch = 100;

    /// <summary>What stands for a voice's own spread.</summary>
    public const double UsualSpread = 20;

    const double UsualRate = 165; // words a minute

    static readonly Dictionary<string, string> sounds = new() { ["ah"] = "'V", ["ax"] = "@", ["er"] = "'3:", ["eh"] = "'E", ["m"] = "m" };

    static readonly string[] accents = ["en-us", "en-us-nyc", "en", "en-gb-x-gbclan", "en-gb-x-gbcwmd"];

    static readonly string[] kinds = "m1 m2 m4 m5 m6 m8 f1 f3 f5 klatt klatt2 klatt4 max steph adam linda caleb benjamin michel belinda".Split(' ');

    /// <summary>Men and women of some accents, none of them <see cref="Known"/>.</summary>
    public static IReadOnlyList<string> Voices { get; } = ["en-us+m3", "en-gb-x-rp+f2", "en-gb-scotland+m7", "en-029+f4"];

    /// <summary>Those by whom the judgement is trained: other kinds of voice, and mostly other accents.</summary>
    public static IReadOnlyList<string> Known { get; } = [.. accents.SelectMany(accent => kinds.Select(kind => $"{accent}+{kind}"))];

    public override Spoken Speak(string text, string folder)
    {
        var rate = Math.Clamp(UsualRate / Stretch, 80, 450);
        // It speaks no slower than that: sox draws out the rest.
        var tempo = Math.Min(1, UsualRate / Stretch / rate);
        var (pitch, spread) = (50 + 50 * Math.Log2((Pitch ?? UsualPitch) / UsualPitch), 50 * (PitchSpread ?? UsualSpread) / UsualSpread);
        var (samples, sampleRate, phones) = EspeakNative.Speak(text, Voice, (int)rate, (int)Math.Clamp(pitch, 0, 99), (int)Math.Clamp(spread, 0, 99));
        var (raw, wav) = (Path.Combine(folder, "espeak.s16"), Path.Combine(folder, "espeak.wav"));
        File.WriteAllBytes(raw, MemoryMarshal.AsBytes(samples.AsSpan()));
        Tool.Run("sox", ["-R", "-t", "s16", "-r", $"{sampleRate}", "-c", "1", raw, "-r", $"{SampleRate}", wav, .. tempo < 1 ? ["tempo", "-s", string.Create(CultureInfo.InvariantCulture, $"{tempo:0.####}")] : Array.Empty<string>()]);
        return new(Tool.Read(wav).Samples, [.. phones.Select(phone => new Phone(phone.Name, phone.Start / tempo, phone.End / tempo))]);
    }

    public override Spoken Speak(FillerSound filler, string folder) => Speak(Spelled(filler), folder);

    public override string Spelled(FillerSound filler) => $"[[{string.Concat(filler.Phones.Split(' ').Select(phone => sounds[phone]))}]]";
}
