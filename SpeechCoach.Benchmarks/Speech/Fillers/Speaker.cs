namespace SpeechCoach.Benchmarks;

/// <summary>A synthetic speaker that tells when each phone ends.</summary>
/// <param name="Voice">The voice, by its program's name.</param>
/// <param name="Stretch">How much slower than usual.</param>
/// <param name="Pitch">Mean pitch in Hz; the voice's own where null.</param>
/// <param name="PitchSpread">Standard deviation of the pitch in Hz; the voice's own where null.</param>
public abstract record Speaker(string Voice, double Stretch, double? Pitch, double? PitchSpread)
{
    public const int SampleRate = 16_000;

    /// <summary>Speaks a text.</summary>
    /// <param name="text">Words and commas.</param>
    /// <param name="folder">For files in between.</param>
    public abstract Spoken Speak(string text, string folder);

    /// <summary>Speaks a filler alone.</summary>
    /// <param name="filler">Which.</param>
    /// <param name="folder">For files in between.</param>
    public abstract Spoken Speak(FillerSound filler, string folder);

    /// <summary>How a filler is written in a text that is to be spoken.</summary>
    public virtual string Spelled(FillerSound filler) => filler.Text;
}
