namespace SpeechCoach.Worker;

/// <summary>Samples ready to be measured: one channel, full scale at ±1, all finite.</summary>
/// <param name="Samples">The samples, <see cref="SampleRate"/> a second.</param>
/// <param name="Damaged">Whether parts of the file could not be read.</param>
public sealed record DecodedAudio(float[] Samples, bool Damaged)
{
    public const int SampleRate = 16000;

    /// <summary>Share of the samples at full scale in the channel that has more of them; null where the samples themselves show it.</summary>
    public double? ClippedShare { get; init; }

    public TimeSpan Duration => TimeSpan.FromSeconds((double)Samples.Length / SampleRate);
}
