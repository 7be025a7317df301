namespace SpeechCoach.Speech;

/// <summary>Where the frames of a short-term analysis stand: as many as fit, in the middle of the recording, as Praat places them.</summary>
/// <param name="Start">Middle of the first frame, s.</param>
/// <param name="Step">Seconds from frame to frame.</param>
/// <param name="Count">Number of frames; 0 where the recording is shorter than a window.</param>
readonly record struct FrameGrid(double Start, double Step, int Count)
{
    public static FrameGrid Of(int samples, int sampleRate, double window, double step)
    {
        var duration = (double)samples / sampleRate;
        if (duration < window)
            return new(0, step, 0);
        var count = (int)Math.Floor((duration - window) / step) + 1;
        return new(0.5 * (duration - (count - 1) * step), step, count);
    }

    public double TimeOf(int frame) => Start + frame * Step;

    /// <summary>The sample whose middle lies at or before a time.</summary>
    public static int SampleBefore(double time, int sampleRate) => (int)Math.Floor(time * sampleRate - 0.5);
}
