using System.Numerics;

namespace SpeechCoach.Speech;

/// <summary>Normalised autocorrelation of windowed frames, divided by the window's own (Boersma 1993, eq. 9), for a batch of frames at once.</summary>
sealed class FrameAutocorrelation
{
    readonly FrameSpectra spectra;
    readonly float[] inverseOfWindow;

    /// <param name="windowLength">Samples of a frame.</param>
    /// <param name="lags">Lags wanted, from 0 on.</param>
    public FrameAutocorrelation(int windowLength, int lags)
    {
        spectra = new(windowLength, windowLength + lags);
        inverseOfWindow = InverseOfWindow(spectra, lags);
    }

    public int WindowLength => spectra.Window.Length;

    public int Lags => inverseOfWindow.Length;

    /// <summary>As <see cref="FrameSpectra.Load"/>.</summary>
    public float Load(int slot, ReadOnlySpan<float> samples, float mean, int around) => spectra.Load(slot, samples, mean, around);

    /// <summary>Takes what was loaded to its autocorrelations; the next batch begins.</summary>
    /// <param name="correlations">Receives <see cref="FrameSpectra.Frames"/> rows of <see cref="Lags"/> values, 1 at lag 0; zeros for a frame of zeros.</param>
    public void Take(Span<float> correlations)
    {
        spectra.ToPowers();
        var (even, odd) = spectra.ToCorrelations(Lags);
        Normalise(FrameTransform.Vectors(even));
        Normalise(FrameTransform.Vectors(odd));
        for (var slot = 0; slot < FrameSpectra.Frames; slot++)
        {
            var part = slot % 2 == 0 ? even : odd;
            var row = correlations.Slice(slot * Lags, Lags);
            for (var (lag, at) = (0, slot / 2); lag < row.Length; lag++, at += FrameTransform.Lanes)
                row[lag] = part[at];
        }
    }

    void Normalise(Span<Vector<float>> correlation)
    {
        var energy = correlation[0];
        var inverse = Vector.ConditionalSelect(Vector.GreaterThan(energy, Vector<float>.Zero), Vector<float>.One / energy, Vector<float>.Zero);
        for (var lag = 0; lag < Lags; lag++)
            correlation[lag] *= inverse * inverseOfWindow[lag];
    }

    // The window's own autocorrelation is that of a sound that never changes.
    static float[] InverseOfWindow(FrameSpectra spectra, int lags)
    {
        var ones = new float[spectra.Window.Length];
        Array.Fill(ones, 1);
        spectra.Load(0, ones, 0);
        spectra.ToPowers();
        var (even, _) = spectra.ToCorrelations(lags);
        var inverse = new float[lags];
        for (var lag = 0; lag < lags; lag++)
            inverse[lag] = even[0] / even[lag * FrameTransform.Lanes];
        return inverse;
    }
}
