using System.Numerics.Tensors;

namespace SpeechCoach.Speech;

/// <summary>Finds the pitches that each frame could have: the highest peaks of its autocorrelation (Boersma 1993, section 3).</summary>
sealed class CandidateFinder
{
    readonly PitchOptions options;
    readonly int sampleRate;
    readonly double ceiling;
    readonly int period;
    readonly int shortestLag;
    readonly int longestLag;
    readonly FrameAutocorrelation autocorrelation;
    readonly PeakInterpolation interpolation = new();
    readonly float[] correlations;
    readonly float[] curve;
    readonly (float Frequency, float Strength)[] candidates = new (float, float)[PitchPath.MostCandidates];
    readonly float[] values = new float[PitchPath.MostCandidates];

    public CandidateFinder(PitchOptions options, int sampleRate)
    {
        (this.options, this.sampleRate) = (options, sampleRate);
        ceiling = Math.Min(options.Ceiling, 0.5 * sampleRate);
        period = (int)(sampleRate / options.Floor);
        var window = 2 * ((int)(3 * sampleRate / options.Floor) / 2 - 1);
        shortestLag = Math.Max(2, (int)(sampleRate / ceiling));
        longestLag = Math.Min(window / 3 + 2, window / 2 - 1);
        autocorrelation = new(window, longestLag + PeakInterpolation.Reach + 2);
        correlations = new float[FrameSpectra.Frames * autocorrelation.Lags];
        curve = new float[PeakInterpolation.Reach + autocorrelation.Lags];
    }

    /// <summary>Hands the candidates of all frames to the path, in order.</summary>
    public void Listen(ReadOnlySpan<float> samples, FrameGrid frames, PitchPath path)
    {
        var mean = (float)(Sum(samples) / samples.Length);
        var loudest = MathF.Max(TensorPrimitives.Max(samples) - mean, mean - TensorPrimitives.Min(samples));
        Span<float> peaks = stackalloc float[FrameSpectra.Frames];
        for (var first = 0; first < frames.Count; first += FrameSpectra.Frames)
        {
            var batch = Math.Min(FrameSpectra.Frames, frames.Count - first);
            for (var i = 0; i < batch; i++)
                peaks[i] = Load(samples, frames.TimeOf(first + i), i);
            autocorrelation.Take(correlations);
            for (var i = 0; i < batch; i++)
            {
                var level = loudest == 0 ? 0 : Math.Min(1, peaks[i] / loudest);
                var count = peaks[i] == 0 ? 1 : Candidates(correlations.AsSpan(i * autocorrelation.Lags, autocorrelation.Lags));
                Value(count, level);
                path.Add(candidates.AsSpan(0, count), values.AsSpan(0, count));
            }
        }
    }

    float Load(ReadOnlySpan<float> samples, double time, int slot)
    {
        var right = FrameGrid.SampleBefore(time, sampleRate) + 1;
        var nearby = samples[Math.Max(0, right - period)..Math.Min(samples.Length, right + period)];
        var start = Math.Clamp(right - autocorrelation.WindowLength / 2, 0, samples.Length - autocorrelation.WindowLength);
        return autocorrelation.Load(slot, samples[start..], TensorPrimitives.Sum(nearby) / nearby.Length, period / 2 + 1);
    }

    int Candidates(ReadOnlySpan<float> correlation)
    {
        correlation.CopyTo(curve.AsSpan(PeakInterpolation.Reach));
        for (var i = 1; i <= PeakInterpolation.Reach; i++)
            curve[PeakInterpolation.Reach - i] = correlation[i];

        var count = 1;
        for (var lag = shortestLag; lag < longestLag; lag++)
        {
            if (correlation[lag] <= 0.5f * options.VoicingThreshold || correlation[lag] <= correlation[lag - 1] || correlation[lag] < correlation[lag + 1])
                continue;
            var (place, height) = interpolation.Find(curve, lag + PeakInterpolation.Reach);
            var frequency = sampleRate / (place - PeakInterpolation.Reach);
            // A short window may lift a peak above 1; what is above is mirrored down.
            var strength = height > 1 ? 1 / height : height;
            if (frequency < ceiling)
                count = Keep(frequency, strength, count);
        }
        return count;
    }

    // The weakest goes where there are too many; of equally strong ones the lower pitch is the weaker.
    int Keep(float frequency, float strength, int count)
    {
        if (count < options.Candidates)
        {
            candidates[count] = (frequency, strength);
            return count + 1;
        }
        var (weakest, least) = (0, Worth(frequency, strength));
        for (var i = 1; i < count; i++)
        {
            var worth = Worth(candidates[i].Frequency, candidates[i].Strength);
            if (worth < least)
                (weakest, least) = (i, worth);
        }
        if (weakest > 0)
            candidates[weakest] = (frequency, strength);
        return count;
    }

    float Worth(float frequency, float strength) => strength + (float)options.OctaveCost * MathF.Log2(frequency);

    void Value(int count, double level)
    {
        var silent = options.SilenceThreshold <= 0 ? 0 : Math.Max(0, 2 - level * (1 + options.VoicingThreshold) / options.SilenceThreshold);
        values[0] = (float)(options.VoicingThreshold + silent);
        var top = (float)(options.OctaveCost * Math.Log2(ceiling));
        for (var i = 1; i < count; i++)
            values[i] = Worth(candidates[i].Frequency, candidates[i].Strength) - top;
    }

    // In parts: the sum of an hour in single precision would be off.
    static double Sum(ReadOnlySpan<float> samples)
    {
        double sum = 0;
        for (; samples.Length > 4096; samples = samples[4096..])
            sum += TensorPrimitives.Sum(samples[..4096]);
        return sum + TensorPrimitives.Sum(samples);
    }
}
