namespace SpeechCoach.Speech;

/// <summary>
/// F0 by autocorrelation: Paul Boersma, "Accurate short-term analysis of the fundamental frequency and the harmonics-to-noise ratio of
/// a sampled sound", IFA Proceedings 17 (1993), 97-110.
/// </summary>
public static class PitchTracker
{
    const double PeriodsPerWindow = 3;

    /// <summary>Tracks with fixed limits, in one pass.</summary>
    /// <param name="samples">Samples, all finite; their level does not matter.</param>
    /// <param name="sampleRate">Samples per second, at least 1000.</param>
    /// <param name="options">Limits and costs; the defaults where null.</param>
    /// <returns>One value for each step over the middle of the recording; no frames where it is shorter than three periods of the floor.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The sample rate or an option is out of range.</exception>
    public static PitchTrack Track(ReadOnlySpan<float> samples, int sampleRate, PitchOptions? options = null)
    {
        options ??= new();
        options.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 1000);
        var frames = FrameGrid.Of(samples.Length, sampleRate, PeriodsPerWindow / options.Floor, options.Step > 0 ? options.Step : 0.75 / options.Floor);
        if (frames.Count == 0)
            return PitchTrack.Empty with { Step = frames.Step };

        var (frequencies, strengths) = (new float[frames.Count], new float[frames.Count]);
        var path = new PitchPath(options, frames.Step, frequencies, strengths);
        var finder = new CandidateFinder(options, sampleRate);
        finder.Listen(samples, frames, path);
        path.Finish();
        return new(frames.Start, frames.Step, frequencies, strengths);
    }

    /// <summary>
    /// Tracks twice: with wide limits first, then with the speaker's own, three quarters of the first quartile and one and a half times
    /// the third (De Looze &amp; Hirst 2008), which leaves no room for most octave errors. One in two voices in a recording that has both may fall out.
    /// </summary>
    /// <param name="samples">Samples, all finite.</param>
    /// <param name="sampleRate">Samples per second, at least 1000.</param>
    /// <param name="options">Limits of the first pass, and costs.</param>
    /// <returns>As of <see cref="Track"/>; both passes have the same step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The sample rate or an option is out of range.</exception>
    public static PitchTrack TrackSpeaker(ReadOnlySpan<float> samples, int sampleRate, PitchOptions? options = null)
    {
        options ??= new();
        var first = Track(samples, sampleRate, options);
        var voiced = first.SortedFrequencies();
        if (voiced.Length < 20)
            return first;
        return Track(samples, sampleRate, options with
        {
            Floor = Math.Max(options.Floor, 0.75 * Quantile.Of(voiced, 0.25)),
            Ceiling = Math.Min(options.Ceiling, 1.5 * Quantile.Of(voiced, 0.75)),
            Step = first.Step,
        });
    }
}
