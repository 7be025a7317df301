namespace SpeechCoach.Speech;

/// <summary>Where the rules speak up. All values are heuristics; what the score counts speaks up by its points.</summary>
public sealed record CoachingOptions
{
    /// <summary>A criterion with fewer points than this is worth a remark; between this and 100 lies a dead zone in which nothing is said.</summary>
    public double SpeakUp { get; init; } = 75;

    /// <summary>A pause this long stands out, s. Pauses above 1 s count as long (Campione &amp; Véronis 2002).</summary>
    public double LongPause { get; init; } = 1.5;

    /// <summary>Seconds of speech without enough pauses before they are missed.</summary>
    public double EnoughSpeech { get; init; } = 20;

    /// <summary>Occurrences that make a habit.</summary>
    public int Habit { get; init; } = 3;

    /// <summary>Phrases that fade by more than this are hard to follow to their end, dB below what goes before.</summary>
    public double Fading { get; init; } = 10;

    /// <summary>Share of samples at full scale from which clipping is heard.</summary>
    public double Clipped { get; init; } = 0.001;

    /// <summary>Speech below this level is too quiet, dB FS.</summary>
    public double Quiet { get; init; } = -42;

    /// <summary>Speech less than this above the noise is hard to follow, dB.</summary>
    public double Noisy { get; init; } = 10;

    /// <summary>A room that rings this long blurs speech, s until it has fallen by 60 dB.</summary>
    public double Echoing { get; init; } = 0.8;
}
