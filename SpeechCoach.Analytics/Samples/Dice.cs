namespace SpeechCoach.Analytics;

/// <summary>Chance that can be repeated: SplitMix64 (Steele, Lea and Flood 2014), which is cheap to begin anywhere.</summary>
sealed class Dice
{
    ulong state;

    /// <summary>A number from 0 to below 1.</summary>
    public double Part() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>The dice of one number, other than those of all others.</summary>
    public static Dice Of(int seed, int number, int purpose)
    {
        var dice = new Dice { state = (uint)seed };
        dice.state = dice.Bits() ^ (uint)number;
        dice.state = dice.Bits() ^ (uint)purpose;
        return dice;
    }

    public int Below(int bound) => (int)(Part() * bound);

    public bool Chance(double share) => Part() < share;

    public ulong Bits()
    {
        var bits = state += 0x9E3779B97F4A7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
