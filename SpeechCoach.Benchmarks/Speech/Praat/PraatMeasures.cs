using System.Globalization;

namespace SpeechCoach.Benchmarks;

/// <summary>What measure.praat prints about one file.</summary>
/// <param name="Times">Seconds for pitch, intensity, silences and nuclei, as Praat's own stopwatch has them.</param>
/// <param name="PitchStart">Middle of the first pitch frame, s.</param>
/// <param name="PitchStep">Seconds from frame to frame.</param>
/// <param name="Frequencies">F0 of each frame in Hz, 0 where unvoiced.</param>
/// <param name="Intensity">Mean intensity by energy, dB.</param>
/// <param name="Sounding">Stretches between the silences, s.</param>
/// <param name="Nuclei">Number of syllable nuclei.</param>
public sealed record PraatMeasures(
    IReadOnlyList<double> Times,
    double PitchStart,
    double PitchStep,
    IReadOnlyList<float> Frequencies,
    double Intensity,
    IReadOnlyList<(double Start, double End)> Sounding,
    int Nuclei)
{
    public static PraatMeasures Parse(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).ToList();
        var pitch = Only("pitch");
        return new(
            Only("times"),
            pitch[0],
            pitch[1],
            [.. All("f").Select(values => (float)values[0])],
            Only("intensity")[0],
            [.. All("sounding").Select(values => (values[0], values[1]))],
            (int)Only("nuclei")[0]);

        IEnumerable<double[]> All(string item) => lines.Where(line => line[0] == item)
            .Select(line => Array.ConvertAll(line[1..], value => double.Parse(value, CultureInfo.InvariantCulture)));

        double[] Only(string item) => All(item).Single();
    }
}
