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

    const double UsualSpread = 20;
    const double UsualRate = 165; // words a minute

    static readonly Dictionary<string, string> sounds = new() { ["ah"] = "'V", ["ax"] = "@", ["er"] = "'3:", ["eh"] = "'E", ["m"] = "m" };

    /// <summary>Men and women of some accents.</summary>
    public static IReadOnlyList<string> Voices { get; } = ["en-us+m3", "en-gb-x-rp+f2", "en-gb-scotland+m7", "en-029+f4"];

    public override Spoken Speak(string text, string folder)
    {
        var (rate, pitch, spread) = (UsualRate / Stretch, 50 + 50 * Math.Log2((Pitch ?? UsualPitch) / UsualPitch), 50 * (PitchSpread ?? UsualSpread) / UsualSpread);
        var (samples, sampleRate, phones) = EspeakNative.Speak(text, Voice, (int)Math.Clamp(rate, 80, 450), (int)Math.Clamp(pitch, 0, 99), (int)Math.Clamp(spread, 0, 99));
        var (raw, wav) = (Path.Combine(folder, "espeak.s16"), Path.Combine(folder, "espeak.wav"));
        File.WriteAllBytes(raw, MemoryMarshal.AsBytes(samples.AsSpan()));
        Tool.Run("sox", ["-R", "-t", "s16", "-r", $"{sampleRate}", "-c", "1", raw, "-r", $"{SampleRate}", wav]);
        return new(Tool.Read(wav).Samples, phones);
    }

    public override Spoken Speak(FillerSound filler, string folder) => Speak(Spelled(filler), folder);

    public override string Spelled(FillerSound filler) => $"[[{string.Concat(filler.Phones.Split(' ').Select(phone => sounds[phone]))}]]";
}
