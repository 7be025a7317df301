namespace SpeechCoach.Speech;

/// <summary>
/// Power of a recording in the critical bands of hearing (Zwicker 1961), from 100 Hz to 6400 Hz, every 10 ms over 32 ms, each weighted as
/// the ear weights it (A curve, IEC 61672-1).
/// </summary>
sealed class CriticalBands
{
    /// <summary>Frames of one call of <see cref="Measure"/>: one second.</summary>
    public const int FramesOfBlock = 100;

    static readonly double[] Edges = [100, 200, 300, 400, 510, 630, 770, 920, 1080, 1270, 1480, 1720, 2000, 2320, 2700, 3150, 3700, 4400, 5300, 6400];

    readonly FrameSpectra spectra;
    readonly int sampleRate;
    readonly int window;
    readonly (int From, int To, float Weight)[] bands;

    public CriticalBands(int sampleRate)
    {
        this.sampleRate = sampleRate;
        window = (int)(0.032 * sampleRate);
        spectra = new(window, window);
        var width = (double)sampleRate / spectra.Length;
        bands = [.. Edges.Zip(Edges.Skip(1))
            .Where(edges => edges.Second <= 0.5 * sampleRate)
            .Select(edges => ((int)Math.Round(edges.First / width), (int)Math.Round(edges.Second / width), (float)Weight(Math.Sqrt(edges.First * edges.Second))))];
    }

    /// <summary>Number of bands; fewer at low sample rates.</summary>
    public int Count => bands.Length;

    /// <summary>Number of bands that end at or below a frequency.</summary>
    public int CountBelow(double hertz) => Math.Min(Count, Edges.Skip(1).Count(edge => edge <= hertz));

    /// <summary>Powers of the frames that begin within a second.</summary>
    /// <param name="samples">The whole recording.</param>
    /// <param name="second">Which second of it, from 0.</param>
    /// <param name="powers">Receives a row of <see cref="Count"/> values a frame.</param>
    /// <returns>Frames there were; fewer than <see cref="FramesOfBlock"/> at the end.</returns>
    public int Measure(ReadOnlySpan<float> samples, int second, Span<float> powers)
    {
        var first = second * FramesOfBlock;
        var count = Math.Clamp(FrameLevels.Count(samples.Length - window / 2, sampleRate) - first, 0, FramesOfBlock);
        for (var from = 0; from < count; from += FrameSpectra.Frames)
        {
            var batch = Math.Min(FrameSpectra.Frames, count - from);
            for (var i = 0; i < batch; i++)
            {
                // Centred on the frame's 10 ms; at the ends as near to that as there is sound.
                var frame = first + from + i;
                var start = (FrameLevels.Begin(frame, sampleRate) + FrameLevels.Begin(frame + 1, sampleRate) - window) / 2;
                spectra.Load(i, samples[Math.Clamp(start, 0, samples.Length - window)..], 0);
            }
            spectra.ToPowers();
            for (var band = 0; band < bands.Length; band++)
            {
                var (even, odd) = spectra.Powers(bands[band].From, bands[band].To);
                for (var i = 0; i < batch; i++)
                    powers[(from + i) * bands.Length + band] = bands[band].Weight * (i % 2 == 0 ? even : odd)[i / 2];
            }
        }
        return count;
    }

    static double Weight(double frequency)
    {
        var f2 = frequency * frequency;
        var amplitude = 12194.0 * 12194 * f2 * f2
            / ((f2 + 20.6 * 20.6) * Math.Sqrt((f2 + 107.7 * 107.7) * (f2 + 737.9 * 737.9)) * (f2 + 12194.0 * 12194));
        return amplitude * amplitude * 1.585; // 0 dB at 1 kHz
    }
}
