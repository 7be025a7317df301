namespace SpeechCoach.Contracts;

/// <summary>What a page needs to draw a recording, thinned out to at most <see cref="MostPoints"/> values a curve.</summary>
public sealed record Series
{
    /// <summary>The most values that a curve has, however long the recording is.</summary>
    public const int MostPoints = 1200;

    /// <summary>The envelope of the waveform: the largest absolute sample of each step, 0 to 1.</summary>
    public required Curve Waveform { get; init; }

    /// <summary>Pitch in semitones above or below the speaker's median; the middle voiced value of each step.</summary>
    public Curve? Pitch { get; init; }

    /// <summary>Level in dB relative to full scale, the mean of each step.</summary>
    public Curve? Level { get; init; }

    /// <summary>Pace in words per minute, over windows of 10 s or more that overlap by half; none where the speech is shorter or no engine heard words.</summary>
    public Curve? Pace { get; init; }
}
