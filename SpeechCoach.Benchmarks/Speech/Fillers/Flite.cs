using System.Globalization;

namespace SpeechCoach.Benchmarks;

/// <summary>Speaks by the program flite.</summary>
/// <inheritdoc cref="Speaker"/>
public sealed record Flite(string Voice, double Stretch = 1, double? Pitch = null, double? PitchSpread = null) : Speaker(Voice, Stretch, Pitch, PitchSpread)
{
    public static IReadOnlyList<string> Voices { get; } = ["slt", "rms", "awb", "kal16"];

    public override Spoken Speak(string text, string folder) => Run("-t", text, folder);

    public override Spoken Speak(FillerSound filler, string folder) => Run("-p", $"pau {filler.Phones} pau", folder);

    Spoken Run(string kind, string what, string folder)
    {
        var wav = Path.Combine(folder, "flite.wav");
        List<string> arguments = ["-voice", Voice, "--setf", Number("duration_stretch", Stretch)];
        if (Pitch is { } pitch)
            arguments.AddRange(["--setf", Number("int_f0_target_mean", pitch)]);
        if (PitchSpread is { } spread)
            arguments.AddRange(["--setf", Number("int_f0_target_stddev", spread)]);
        var said = Tool.Run("flite", [.. arguments, "-psdur", "-o", wav, kind, what]);
        List<Phone> list = [];
        foreach (var phone in said.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = phone.Split(':');
            var end = double.Parse(parts[1], CultureInfo.InvariantCulture);
            list.Add(new(parts[0], list.Count == 0 ? 0 : list[^1].End, end));
        }
        var (samples, rate) = Tool.Read(wav);
        if (rate != SampleRate)
            throw new InvalidOperationException($"The voice {Voice} speaks at {rate} Hz.");
        return new(samples, list);
    }

    static string Number(string name, double value) => string.Create(CultureInfo.InvariantCulture, $"{name}={value:0.###}");
}
