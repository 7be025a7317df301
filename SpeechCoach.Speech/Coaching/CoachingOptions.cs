namespace SpeechCoach.Speech;

/// <summary>
/// Where the rules speak up. Between a comfortable and a remarkable value lies a dead band in which they say nothing. The values are
/// heuristics drawn from the sources named, not norms.
/// </summary>
public sealed record CoachingOptions
{
    /// <summary>Comfortable pace from here, words/min. US speakers usually talk at 125 to 150 (Lucas 2004).</summary>
    public double ComfortableFrom { get; init; } = 110;

    /// <summary>Comfortable pace up to here, words/min. TED talks average 163 (Gallo 2014).</summary>
    public double ComfortableTo { get; init; } = 165;

    /// <summary>Slow below, words/min.</summary>
    public double Slow { get; init; } = 95;

    /// <summary>Fast above, words/min. Radio is advised 160 to 180 (Rodero 2012).</summary>
    public double Fast { get; init; } = 185;

    /// <summary>A pause this long stands out, s. Pauses above 1 s count as long (Campione &amp; Véronis 2002).</summary>
    public double LongPause { get; init; } = 1.5;

    /// <summary>Fillers per minute above which they distract; up to 5 did no harm, 12 did (Laske 2024).</summary>
    public double ManyFillers { get; init; } = 6;

    /// <summary>Fewer pauses per minute than this leave a listener no time.</summary>
    public double FewPauses { get; init; } = 3;

    /// <summary>Words that rates need before a verdict rests on them.</summary>
    public int EnoughWords { get; init; } = 20;

    /// <summary>Seconds of speech that verdicts on flow need.</summary>
    public double EnoughSpeech { get; init; } = 10;

    /// <summary>Share of samples at full scale from which clipping is heard.</summary>
    public double Clipped { get; init; } = 0.001;

    /// <summary>Speech below this level is too quiet, dB FS.</summary>
    public double Quiet { get; init; } = -42;

    /// <summary>Speech less than this above the noise is hard to follow, dB.</summary>
    public double Noisy { get; init; } = 10;

    /// <summary>Confidence in the words below which no verdict rests on them.</summary>
    public double TrustedWords { get; init; } = 0.5;
}
