using System.Numerics.Tensors;

namespace SpeechCoach.Speech;

/// <summary>Finds the pitches that each frame could have: the highest peaks of its autocorrelation (Boersma 1993, section 3).</summary>
sealed class CandidateFinder
{
    // Frames that wait for a batch to be full.
    const int MostWaiting = 256;

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
    readonly (float Unvoiced, int Slot)[] waiting = new (float, int)[MostWaiting];

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
        var (count, heard) = (0, 0);
        for (var frame = 0; frame < frames.Count; frame++)
        {
            var peak = Load(samples, frames.TimeOf(frame), heard);
            var unvoiced = Unvoiced(loudest == 0 ? 0 : Math.Min(1, peak / loudest));
            // Worth more than any pitch could be and two changes of voicing: no way through the frames takes another candidate here.
            var silent = peak == 0 || unvoiced > 1 + 2 * path.VoicedUnvoicedCost;
            waiting[count++] = (unvoiced, silent ? -1 : heard++);
            if (heard < FrameSpectra.Frames && count < waiting.Length && frame + 1 < frames.Count)
                continue;
            Hand(waiting.AsSpan(0, count), heard, path);
            (count, heard) = (0, 0);
        }
    }

    void Hand(ReadOnlySpan<(float Unvoiced, int Slot)> batch, int heard, PitchPath path)
    {
        if (heard > 0)
            autocorrelation.Take(correlations);
        foreach (var (unvoiced, slot) in batch)
        {
            var count = slot < 0 ? 1 : Candidates(correlations.AsSpan(slot * autocorrelation.Lags, autocorrelation.Lags));
            Value(count, unvoiced);
            path.Add(candidates.AsSpan(0, count), values.AsSpan(0, count));
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

    float Unvoiced(double level)
    {
        var silent = options.SilenceThreshold <= 0 ? 0 : Math.Max(0, 2 - level * (1 + options.VoicingThreshold) / options.SilenceThreshold);
        return (float)(options.VoicingThreshold + silent);
    }

    void Value(int count, float unvoiced)
    {
        values[0] = unvoiced;
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
