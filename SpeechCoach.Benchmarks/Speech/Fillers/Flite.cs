using System.Globalization;

namespace SpeechCoach.Benchmarks;

/// <summary>Speaks by the program flite, which tells when each phone ends.</summary>
/// <param name="Voice">One of its voices.</param>
/// <param name="Stretch">How much slower than usual.</param>
/// <param name="Pitch">Mean pitch in Hz; the voice's own where null.</param>
/// <param name="PitchSpread">Standard deviation of the pitch in Hz; the voice's own where null.</param>
public sealed record Flite(string Voice, double Stretch = 1, double? Pitch = null, double? PitchSpread = null)
{
    public const int SampleRate = 16_000;

    public static IReadOnlyList<string> Voices { get; } = ["slt", "rms", "awb", "kal16"];

    /// <summary>Speaks a text, or a sequence of phones.</summary>
    /// <param name="text">Words, or phones such as <c>ah m</c>.</param>
    /// <param name="folder">For the file in between.</param>
    /// <param name="phones">Whether the text is phones.</param>
    public Spoken Speak(string text, string folder, bool phones = false)
    {
        var wav = Path.Combine(folder, "flite.wav");
        List<string> arguments = ["-voice", Voice, "--setf", Number("duration_stretch", Stretch)];
        if (Pitch is { } pitch)
            arguments.AddRange(["--setf", Number("int_f0_target_mean", pitch)]);
        if (PitchSpread is { } spread)
            arguments.AddRange(["--setf", Number("int_f0_target_stddev", spread)]);
        arguments.AddRange(["-psdur", "-o", wav, phones ? "-p" : "-t", phones ? $"pau {text} pau" : text]);
        var said = Tool.Run("flite", [.. arguments]);
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
