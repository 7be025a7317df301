namespace SpeechCoach.Speech;

/// <summary>How a recording sounds from moment to moment, every 10 ms: level, pitch, shape of the spectrum and how fast that changes.</summary>
sealed class Texture
{
    /// <summary>Coefficients that describe the shape of a spectrum, the level left out.</summary>
    public const int Coefficients = 8;

    const double HighestEdge = 3700; // what a telephone lets through
    const double Loud = 12;
    const double QuietRoom = 25;
    const int Reach = 2;

    readonly float[] shapes;
    readonly float[] pitches;

    Texture(float[] levels, float[] pitches, float[] shapes, float[] changes)
    {
        (Levels, this.pitches, this.shapes, Changes) = (levels, pitches, shapes, changes);
    }

    /// <summary>Number of frames.</summary>
    public int Count => Levels.Length;

    /// <summary>Level of each frame, dB FS.</summary>
    public float[] Levels { get; }

    /// <summary>How far the shape moves in 40 ms around each frame, dB.</summary>
    public float[] Changes { get; }

    /// <summary>What level is loud enough to be heard as speech, dB FS.</summary>
    public double Audible { get; private init; }

    /// <summary>Level where nobody speaks, dB FS.</summary>
    public double NoiseLevel { get; private init; }

    /// <summary>How noisy it is: 0 from 25 dB of speech above noise on, 1 at 10 dB.</summary>
    public double Noise { get; private init; }

    /// <summary>Mean shape of the speaker's loud voiced frames, and how far each coefficient spreads.</summary>
    public (float Mean, float Deviation)[] Voice { get; private init; } = [];

    /// <summary>Median of <see cref="Changes"/> over those frames, dB.</summary>
    public double UsualChange { get; private init; }

    /// <summary>Median pitch of those frames in semitones above 1 Hz.</summary>
    public double UsualPitch { get; private init; }

    /// <summary>Median level of those frames, dB FS.</summary>
    public double UsualLevel { get; private init; }

    public bool IsVoiced(int frame) => pitches[frame] > 0;

    /// <summary>Semitones above 1 Hz; 0 where there is no pitch.</summary>
    public float Pitch(int frame) => pitches[frame];

    public ReadOnlySpan<float> Shape(int frame) => shapes.AsSpan(frame * Coefficients, Coefficients);

    /// <summary>The frames of a stretch.</summary>
    public (int From, int To) Frames(TimeRange range) =>
        (Math.Clamp((int)Math.Round(range.Start / FrameLevels.Hop), 0, Count), Math.Clamp((int)Math.Round(range.End / FrameLevels.Hop), 0, Count));

    public static Texture Of(ReadOnlySpan<float> samples, int sampleRate, SoundAnalysis analysis)
    {
        var levels = analysis.Levels;
        var shapes = Shapes(samples, sampleRate, levels.Length);
        var changes = Movements(shapes, levels.Length);
        var pitches = new float[levels.Length];
        for (var i = 0; i < pitches.Length; i++)
        {
            var pitch = analysis.Pitch.At((i + 0.5) * FrameLevels.Hop);
            pitches[i] = pitch > 0 ? (float)(12 * Math.Log2(pitch)) : 0;
        }

        var activity = analysis.Activity;
        var loud = new List<int>();
        for (var i = 0; i < levels.Length; i++)
        {
            if (pitches[i] > 0 && levels[i] > activity.SpeechLevel - Loud)
                loud.Add(i);
        }
        return new(levels, pitches, shapes, changes)
        {
            Audible = Math.Max(activity.SpeechLevel - 20, activity.NoiseLevel + 0.35 * (activity.SpeechLevel - activity.NoiseLevel)),
            NoiseLevel = activity.NoiseLevel,
            Noise = Math.Clamp((QuietRoom - activity.SignalToNoise) / 15, 0, 1.5),
            Voice = [.. Enumerable.Range(0, Coefficients).Select(k => Spread(loud, i => shapes[i * Coefficients + k]))],
            UsualChange = Median(loud, i => changes[i]),
            UsualPitch = Median(loud, i => pitches[i]),
            UsualLevel = Median(loud, i => levels[i]),
        };
    }

    // Cosine transforms of the critical bands in dB, above what is always there.
    static float[] Shapes(ReadOnlySpan<float> samples, int sampleRate, int frames)
    {
        var shapes = new float[frames * Coefficients];
        if (samples.Length < 0.032 * sampleRate)
            return shapes;
        var bands = new CriticalBands(sampleRate);
        var used = bands.CountBelow(HighestEdge);
        var powers = Powers(bands, samples, frames);
        var floors = Enumerable.Range(0, used).Select(band => Floor(powers, bands.Count, band)).ToArray();
        var cosines = new float[Coefficients * used];
        for (var k = 0; k < Coefficients; k++)
        {
            for (var band = 0; band < used; band++)
                cosines[k * used + band] = (float)(Math.Sqrt(2.0 / used) * Math.Cos(Math.PI * (k + 1) * (band + 0.5) / used));
        }
        var decibels = new float[used];
        for (var i = 0; i < frames; i++)
        {
            for (var band = 0; band < used; band++)
                decibels[band] = FrameLevels.Decibels(powers[i * bands.Count + band] + floors[band]);
            for (var k = 0; k < Coefficients; k++)
                shapes[i * Coefficients + k] = System.Numerics.Tensors.TensorPrimitives.Dot<float>(decibels, cosines.AsSpan(k * used, used));
        }
        return shapes;
    }

    static float[] Powers(CriticalBands bands, ReadOnlySpan<float> samples, int frames)
    {
        var powers = new float[frames * bands.Count];
        var block = new float[CriticalBands.FramesOfBlock * bands.Count];
        for (var second = 0; second * CriticalBands.FramesOfBlock < frames; second++)
        {
            var count = Math.Min(bands.Measure(samples, second, block), frames - second * CriticalBands.FramesOfBlock);
            block.AsSpan(0, count * bands.Count).CopyTo(powers.AsSpan(second * CriticalBands.FramesOfBlock * bands.Count));
        }
        return powers;
    }

    static float Floor(float[] powers, int bands, int band)
    {
        var heard = new float[powers.Length / bands];
        for (var i = 0; i < heard.Length; i++)
            heard[i] = powers[i * bands + band];
        Array.Sort(heard);
        return (float)Math.Max(1e-10, Quantile.Of(heard, 0.1));
    }

    static float[] Movements(float[] shapes, int frames)
    {
        var moved = new float[frames];
        for (var i = 0; i < frames; i++)
        {
            var before = shapes.AsSpan(Math.Max(0, i - Reach) * Coefficients, Coefficients);
            var after = shapes.AsSpan(Math.Min(frames - 1, i + Reach) * Coefficients, Coefficients);
            moved[i] = System.Numerics.Tensors.TensorPrimitives.Distance<float>(before, after);
        }
        return moved;
    }

    static (float Mean, float Deviation) Spread(List<int> frames, Func<int, float> value)
    {
        if (frames.Count == 0)
            return (0, 1);
        var mean = frames.Average(value);
        var variance = frames.Average(i => (value(i) - mean) * (value(i) - mean));
        return (mean, MathF.Max(1, MathF.Sqrt(variance)));
    }

    static double Median(List<int> frames, Func<int, float> value) => Quantile.Of([.. frames.Select(value).Order()], 0.5);
}
