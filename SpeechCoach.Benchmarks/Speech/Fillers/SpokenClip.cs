namespace SpeechCoach.Benchmarks;

/// <summary>A recording that was made, with all that is known about it.</summary>
/// <param name="Samples">At 16 kHz, full scale at ±1.</param>
/// <param name="Wording">The words said, without the fillers, perhaps with mistakes as a recogniser makes them.</param>
/// <param name="Fillers">The fillers said.</param>
/// <param name="Noise">What noise was added, and how far below the speech in dB; empty for none.</param>
public sealed record SpokenClip(float[] Samples, string Wording, IReadOnlyList<SpokenFiller> Fillers, string Noise)
{
    public double Duration => (double)Samples.Length / Speaker.SampleRate;
}
