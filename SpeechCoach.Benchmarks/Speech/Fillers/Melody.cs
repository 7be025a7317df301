using System.Globalization;
using SpeechCoach.Speech;

namespace SpeechCoach.Benchmarks;

/// <summary>
/// What people's voices do and flite's do not: the pitch of their words goes up and down, some vowels are drawn out inside their words, and
/// fillers are long and fall, also where they are said in one breath with what is beside them.
/// </summary>
sealed class Melody
{
    const double HighestMove = 24; // semitones
    const double Long = 0.2;
    const double Edge = 0.03;
    const double DrawnOut = 0.1; // of all vowels
    const double Lowest = 60;
    const double Highest = 500;

    readonly List<(double At, double Semitones)> pitch = [];
    readonly List<(TimeRange Range, double Factor)> paces = [];

    /// <param name="random">Chooses.</param>
    /// <param name="talk">What is said.</param>
    public Melody(Random random, Talk talk)
    {
        var reach = 3 * random.NextDouble();
        for (var at = 0.0; at < talk.Duration; at += 0.08 + 0.4 * random.NextDouble())
            pitch.Add((at, reach * (2 * random.NextDouble() - 1)));
        foreach (var filler in talk.Fillers.Select(filler => new TimeRange(filler.Start, filler.End)))
            Draw(filler, filler.Length < Long ? Math.Pow(4, random.NextDouble()) : 1);
        // Words are drawn out as fillers are: what is long and falls need not be one.
        foreach (var vowel in talk.Vowels.Where(vowel => random.NextDouble() < (vowel.Name is "ah" or "ax" ? 2 * DrawnOut : DrawnOut)))
            Draw(new(vowel.Start, vowel.End), 1.5 + 2.5 * random.NextDouble());
        pitch.Sort();
        paces.Sort((one, other) => one.Range.Start.CompareTo(other.Range.Start));

        void Draw(TimeRange range, double factor)
        {
            paces.Add((range, factor));
            var (start, fall) = (1.5 * (2 * random.NextDouble() - 1), 6 * random.NextDouble() * Math.Min(1, factor * range.Length / (2 * Long)));
            // A few rise, as one who asks.
            fall = random.NextDouble() < 0.15 ? -fall / 3 : fall;
            pitch.RemoveAll(point => point.At > range.Start - Edge && point.At < range.End + Edge);
            pitch.AddRange([(range.Start, start), (range.End, start - fall)]);
        }
    }

    /// <summary>The same said so, by Praat.</summary>
    /// <param name="samples">What was said.</param>
    /// <param name="folder">For files in between.</param>
    public float[] Of(float[] samples, string folder)
    {
        string[] files = [.. ((string[])["before.wav", "pitch.wav", "pace.DurationTier", "after.wav"]).Select(name => Path.Combine(folder, name))];
        Room.Write(samples, files[0]);
        Room.Write(Moves(samples.Length), files[1]);
        File.WriteAllText(files[2], Paces((double)samples.Length / Speaker.SampleRate));
        Tool.Run("praat", ["--run", Path.Combine(AppContext.BaseDirectory, "melody.praat"), .. files, $"{Lowest}", $"{Highest}"]);
        return Tool.Read(files[3]).Samples;
    }

    /// <summary>Where a filler is then.</summary>
    public SpokenFiller Of(SpokenFiller filler) => filler with { Start = Moved(filler.Start), End = Moved(filler.End) };

    double Moved(double at) => at + paces.Sum(pace => (pace.Factor - 1) * Math.Clamp(at - pace.Range.Start, 0, pace.Range.Length));

    float[] Moves(int count)
    {
        var moves = new float[count];
        for (var (i, k) = (0, 0); i < count; i++)
        {
            var at = (double)i / Speaker.SampleRate;
            while (k + 2 < pitch.Count && pitch[k + 1].At <= at)
                k++;
            var next = Math.Min(k + 1, pitch.Count - 1);
            var share = Math.Clamp((at - pitch[k].At) / Math.Max(1e-3, pitch[next].At - pitch[k].At), 0, 1);
            moves[i] = (float)((pitch[k].Semitones + share * (pitch[next].Semitones - pitch[k].Semitones)) / HighestMove);
        }
        return moves;
    }

    // As Praat writes a duration tier: it begins, ends, and has so many points of a time and a factor each.
    string Paces(double duration)
    {
        const double Sudden = 1e-4;
        List<(double At, double Factor)> points = [];
        foreach (var (range, factor) in paces)
            points.AddRange([(range.Start - Sudden, 1), (range.Start + Sudden, factor), (range.End - Sudden, factor), (range.End + Sudden, 1)]);
        List<double> numbers = [0, duration, points.Count, .. points.SelectMany(point => (double[])[point.At, point.Factor])];
        return $"File type = \"ooTextFile\"\nObject class = \"DurationTier\"\n\n{string.Join('\n', numbers.Select(number => number.ToString("0.######", CultureInfo.InvariantCulture)))}\n";
    }
}
