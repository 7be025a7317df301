using System.Globalization;

namespace SpeechCoach.Benchmarks;

/// <summary>Speaks by the program festival.</summary>
/// <inheritdoc cref="Speaker"/>
public sealed record Festival(string Voice, double Stretch = 1, double? Pitch = null, double? PitchSpread = null) : Speaker(Voice, Stretch, Pitch, PitchSpread)
{
    /// <summary>Mean pitch of its voice.</summary>
    public const double UsualPitch = 105;

    // Cells; what it takes of itself is a hundred times what it needs, and costs more time than speaking.
    const string Heap = "1000000";

    // What it takes for the length of a phone that no text goes with.
    const double PhoneLength = 100;

    public static IReadOnlyList<string> Voices { get; } = ["ked_diphone"];

    public override Spoken Speak(string text, string folder) => Run($"(Utterance Text \"{text}\")", folder);

    public override Spoken Speak(FillerSound filler, string folder) => Run($"(Utterance Phones (pau {filler.Phones} pau))", folder);

    Spoken Run(string utterance, string folder)
    {
        var (script, wav, labels) = (Path.Combine(folder, "festival.scm"), Path.Combine(folder, "festival.wav"), Path.Combine(folder, "festival.lab"));
        List<string> lines = [$"(voice_{Voice})", Set("FP_duration", PhoneLength * Stretch), string.Create(CultureInfo.InvariantCulture, $"(Parameter.set 'Duration_Stretch {Stretch:0.###})")];
        if (Pitch is { } pitch)
            lines.AddRange([Set("FP_F0", pitch), Melody("target_f0_mean", pitch)]);
        if (PitchSpread is { } spread)
            lines.Add(Melody("target_f0_std", spread));
        File.WriteAllLines(script, [.. lines, $"(set! said (utt.synth {utterance}))", $"(utt.save.wave said \"{wav}\" 'riff)", $"(utt.save.segs said \"{labels}\")"]);
        Tool.Run("festival", ["--heap", Heap, "-b", script]);
        List<Phone> list = [];
        foreach (var line in File.ReadLines(labels).Skip(1))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            list.Add(new(parts[2], list.Count == 0 ? 0 : list[^1].End, double.Parse(parts[0], CultureInfo.InvariantCulture)));
        }
        var (samples, rate) = Tool.Read(wav);
        if (rate != SampleRate)
            throw new InvalidOperationException($"The voice {Voice} speaks at {rate} Hz.");
        return new(samples, list);
    }

    static string Set(string name, double value) => string.Create(CultureInfo.InvariantCulture, $"(set! {name} {value:0.##})");

    static string Melody(string name, double value) => string.Create(CultureInfo.InvariantCulture, $"(set! int_lr_params (cons '({name} {value:0.##}) int_lr_params))");
}
