namespace SpeechCoach.Speech;

/// <summary>Pitch over time, one value a frame.</summary>
/// <param name="Start">Middle of the first frame in seconds from the beginning of the recording.</param>
/// <param name="Step">Seconds from frame to frame.</param>
/// <param name="Frequencies">F0 in Hz, 0 where there is none.</param>
/// <param name="Strengths">Normalised autocorrelation at that period, 0 to 1; 0 where there is none.</param>
public sealed record PitchTrack(double Start, double Step, ReadOnlyMemory<float> Frequencies, ReadOnlyMemory<float> Strengths)
{
    /// <summary>A track without frames.</summary>
    public static PitchTrack Empty { get; } = new(0, 0.01, default, default);

    /// <summary>Number of frames.</summary>
    public int Count => Frequencies.Length;

    /// <summary>Middle of a frame in seconds.</summary>
    /// <param name="frame">Its index, from 0.</param>
    public double TimeOf(int frame) => Start + frame * Step;

    /// <summary>F0 in Hz at a time, by straight line between two voiced frames; 0 where the nearest frame has none or no frame is near.</summary>
    /// <param name="time">Seconds from the beginning of the recording.</param>
    public double At(double time)
    {
        var place = (time - Start) / Step;
        var near = (int)Math.Round(place, MidpointRounding.AwayFromZero);
        if (near < 0 || near >= Count || Frequencies.Span[near] == 0)
            return 0;
        var far = place < near ? near - 1 : near + 1;
        if (far < 0 || far >= Count || Frequencies.Span[far] == 0)
            return Frequencies.Span[near];
        var share = Math.Abs(place - near);
        return (1 - share) * Frequencies.Span[near] + share * Frequencies.Span[far];
    }

    /// <summary>The voiced values in Hz, sorted; none where nothing is voiced.</summary>
    public float[] SortedFrequencies()
    {
        var voiced = new List<float>(Count);
        foreach (var frequency in Frequencies.Span)
        {
            if (frequency > 0)
                voiced.Add(frequency);
        }
        voiced.Sort();
        return [.. voiced];
    }
}
