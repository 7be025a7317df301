namespace SpeechCoach.Speech;

/// <summary>How pitch is tracked. Names and values after Boersma (1993), with the defaults of Praat's manual.</summary>
public sealed record PitchOptions
{
    /// <summary>Lowest pitch in Hz, above 0. A frame holds three periods of it.</summary>
    public double Floor { get; init; } = 75;

    /// <summary>Highest pitch in Hz, above the floor.</summary>
    public double Ceiling { get; init; } = 600;

    /// <summary>Seconds from frame to frame; 0 stands for 0.75 / floor.</summary>
    public double Step { get; init; }

    /// <summary>Most candidates of a frame, the unvoiced one among them: 2 to 16.</summary>
    public int Candidates { get; init; } = 15;

    /// <summary>A frame whose peak is below this share of the recording's peak counts as silent.</summary>
    public double SilenceThreshold { get; init; } = 0.03;

    /// <summary>Strength of the unvoiced candidate.</summary>
    public double VoicingThreshold { get; init; } = 0.45;

    /// <summary>Favour of high candidates, per octave.</summary>
    public double OctaveCost { get; init; } = 0.01;

    /// <summary>Cost of a jump of one octave in 10 ms.</summary>
    public double OctaveJumpCost { get; init; } = 0.35;

    /// <summary>Cost of a change between voiced and unvoiced in 10 ms.</summary>
    public double VoicedUnvoicedCost { get; init; } = 0.14;

    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Floor);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Ceiling, Floor);
        ArgumentOutOfRangeException.ThrowIfNegative(Step);
        ArgumentOutOfRangeException.ThrowIfLessThan(Candidates, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Candidates, PitchPath.MostCandidates);
    }
}
