using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace SpeechCoach.Speech;

/// <summary>
/// Where somebody speaks, by level alone: less than 25 dB below the 0.99 quantile, as De Jong &amp; Wempe (2009) have it, but of what stands
/// out of the noise band by band as the ear hears it, so that a room, a fan or a street hides no pause and makes none.
/// </summary>
public sealed record VoiceActivity
{
    const float BelowSpeech = 25;
    const float BelowNoise = 8;
    const float SmallestRange = 8;
    const float Inaudible = -70;
    const int EnoughClear = 100;
    const int Blurred = 5;
    const int Outside = 50; // frames; less may be no more than the soft end of a word
    const int FewestOutside = 10;
    const double Closure = 0.1;
    const double ShortestSound = 0.1;

    /// <summary>Stretches of speech with no pause in them, in the order of time; none where nobody speaks.</summary>
    public IReadOnlyList<TimeRange> Runs { get; init; } = [];

    /// <summary>Silent pauses between them.</summary>
    public IReadOnlyList<TimeRange> Pauses { get; init; } = [];

    /// <summary>Mean level within the runs, dB FS.</summary>
    public double SpeechLevel { get; init; } = FrameLevels.Silence;

    /// <summary>Mean level outside them, dB FS, digital silence left out. Where there is less than 0.5 s outside, no more than the 0.05 quantile of all.</summary>
    public double NoiseLevel { get; init; } = FrameLevels.Silence;

    /// <summary>Standard deviation of the level within the runs where it is less than 25 dB below the loudest, dB.</summary>
    public double LevelVariation { get; init; }

    /// <summary>Whether anybody speaks at all.</summary>
    public bool HasSpeech => Runs.Count > 0;

    /// <summary>From the first sound of speech to the last; what the rates are counted by. Empty where nobody speaks.</summary>
    public TimeRange Speaking => HasSpeech ? new(Runs[0].Start, Runs[^1].End) : default;

    /// <summary>Seconds spent sounding.</summary>
    public double PhonationTime => Runs.Sum(run => run.Length);

    /// <summary>Speech above noise in dB, 0 to 90.</summary>
    public double SignalToNoise => HasSpeech ? Math.Clamp(SpeechLevel - NoiseLevel, 0, 90) : 0;

    /// <summary>Finds speech and pauses.</summary>
    /// <param name="samples">Samples, full scale at ±1, all finite.</param>
    /// <param name="sampleRate">Samples per second.</param>
    /// <param name="shortestPause">
    /// Seconds from which a silence is a pause. 0.25 to 0.3 is usual (De Jong &amp; Bosker 2013); shorter ones belong to the sounds.
    /// </param>
    public static VoiceActivity Find(ReadOnlySpan<float> samples, int sampleRate, double shortestPause = 0.25)
    {
        var levels = FrameLevels.Measure(samples, sampleRate);
        var recorded = Recorded(levels);
        var (standing, noise) = SpeechLevels.Measure(samples, sampleRate, recorded);
        if (standing.Length == 0)
            return new();
        var sorted = (float[])levels.Clone();
        Array.Sort(sorted);
        var clear = Enumerable.Range(0, standing.Length).Where(i => standing[i] - noise[i] >= SmallestRange).ToArray();
        var loudest = Math.Max(Quantile.Of(sorted, 0.99), Loud(levels, clear));
        var loud = (float)Math.Max(Loud(standing), Loud(standing, clear));
        // A hum, a tone and the noise of an empty room keep their level; speech never does.
        if (loudest < Inaudible || loud - Least(noise, recorded) < SmallestRange)
            return new() { NoiseLevel = loudest };

        for (var i = 0; i < standing.Length; i++)
            standing[i] -= Math.Max(loud - BelowSpeech, noise[i] - BelowNoise);
        var runs = Stretches.FillGaps(Stretches.LongEnough(Stretches.FillGaps(NotBelowZero(standing), Closure), ShortestSound), shortestPause);
        return runs.Count == 0 ? new() { NoiseLevel = loudest } : Describe(levels, loudest - BelowSpeech, runs);
    }

    // Programs pad a recording with zeros at its ends, which say nothing of its noise. Where they meet the sound, windows hold some of both.
    static Range Recorded(ReadOnlySpan<float> levels)
    {
        var (from, to) = (Math.Max(0, levels.IndexOfAnyExcept(FrameLevels.Silence)), levels.LastIndexOfAnyExcept(FrameLevels.Silence) + 1);
        var (inside, before) = (from == 0 ? 0 : from + Blurred, to == levels.Length ? to : to - Blurred);
        return inside < before ? inside..before : from..to;
    }

    // The noise has a value or two less than the levels.
    static float Least(ReadOnlySpan<float> noise, Range recorded)
    {
        var end = Math.Clamp(recorded.End.Value, 1, noise.Length);
        return TensorPrimitives.Min(noise[Math.Min(recorded.Start.Value, end - 1)..end]);
    }

    // Of what stands out at all: speech may be a small part of a long recording.
    static float Loud(float[] standing)
    {
        var sorted = Array.FindAll(standing, level => level > FrameLevels.Silence);
        Array.Sort(sorted);
        return sorted.Length == 0 ? FrameLevels.Silence : (float)Quantile.Of(sorted, 0.99);
    }

    // A few words in minutes of noise are less than a hundredth part of all, but nearly all of what is clearly more than noise. Where that
    // is a fifth of all or more, the quantile of all is the higher one.
    static double Loud(float[] levels, int[] clear) =>
        clear.Length < EnoughClear ? FrameLevels.Silence : Quantile.Of([.. clear.Select(i => levels[i]).Order()], 0.95);

    // Beside zeros, windows hold some of both.
    static double? Quietest(float[] levels)
    {
        List<float> whole = [];
        for (var i = 0; i < levels.Length; i++)
        {
            if (!levels.AsSpan(Math.Max(0, i - Blurred)..Math.Min(levels.Length, i + Blurred + 1)).Contains(FrameLevels.Silence))
                whole.Add(levels[i]);
        }
        whole.Sort();
        return whole.Count == 0 ? null : Quantile.Of(CollectionsMarshal.AsSpan(whole), 0.05);
    }

    static VoiceActivity Describe(float[] levels, double loudEnough, List<TimeRange> runs)
    {
        double speech = 0, noise = 0, sum = 0, squares = 0;
        int speechFrames = 0, outsideFrames = 0, noiseFrames = 0, loudFrames = 0, run = 0;
        for (var i = 0; i < levels.Length; i++)
        {
            var time = (i + 0.5) * FrameLevels.Hop;
            while (run < runs.Count && time >= runs[run].End)
                run++;
            if (run == runs.Count || time < runs[run].Start)
            {
                outsideFrames++;
                // No room is as silent as zeros: a program put them there.
                if (levels[i] > FrameLevels.Silence) (noise, noiseFrames) = (noise + FrameLevels.Power(levels[i]), noiseFrames + 1);
                continue;
            }
            (speech, speechFrames) = (speech + FrameLevels.Power(levels[i]), speechFrames + 1);
            if (levels[i] >= loudEnough)
                (sum, squares, loudFrames) = (sum + levels[i], squares + (double)levels[i] * levels[i], loudFrames + 1);
        }

        var mean = sum / Math.Max(1, loudFrames);
        var level = FrameLevels.Decibels(speech / Math.Max(1, speechFrames));
        var outside = FrameLevels.Decibels(noise / Math.Max(1, noiseFrames));
        return new()
        {
            Runs = runs,
            Pauses = [.. runs.Zip(runs.Skip(1), (before, after) => new TimeRange(before.End, after.Start))],
            SpeechLevel = level,
            NoiseLevel = noiseFrames < FewestOutside ? Quietest(levels) ?? level
                : outsideFrames < Outside ? Math.Min(outside, Quietest(levels) ?? outside)
                : outside,
            LevelVariation = Math.Sqrt(Math.Max(0, squares / Math.Max(1, loudFrames) - mean * mean)),
        };
    }

    static List<TimeRange> NotBelowZero(float[] values)
    {
        List<TimeRange> found = [];
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] < 0)
                continue;
            var start = i;
            while (i < values.Length && values[i] >= 0)
                i++;
            found.Add(new(start * FrameLevels.Hop, i * FrameLevels.Hop));
        }
        return found;
    }
}
