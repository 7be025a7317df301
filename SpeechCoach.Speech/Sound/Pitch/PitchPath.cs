using System.Numerics;

namespace SpeechCoach.Speech;

/// <summary>
/// The cheapest way through the candidates of all frames (Boersma 1993, section 3.2; Viterbi 1967), decided as soon as it can be: once
/// all ways that still compete have one frame in common, what lies before it is settled and forgotten, so memory does not grow with
/// the recording.
/// </summary>
sealed class PitchPath
{
    /// <summary>Candidates that a frame can have.</summary>
    public const int MostCandidates = 16;

    // Ways that have not met after this many frames are cut: the best one of then decides. Speech meets at every silence.
    const int Longest = 4096;

    readonly float octaveJumpCost;
    readonly float[] frequencies = new float[Longest * MostCandidates];
    readonly float[] strengths = new float[Longest * MostCandidates];
    readonly byte[] before = new byte[Longest * MostCandidates];
    readonly byte[] counts = new byte[Longest];
    readonly float[] outFrequencies;
    readonly float[] outStrengths;
    readonly float[] octaves = new float[2 * MostCandidates];
    readonly float[] scores = new float[2 * MostCandidates];
    int pending;
    int done;

    /// <param name="options">Costs, for frames of 10 ms.</param>
    /// <param name="step">Seconds from frame to frame.</param>
    /// <param name="outFrequencies">Receives the F0 of each frame.</param>
    /// <param name="outStrengths">Receives its strength.</param>
    public PitchPath(PitchOptions options, double step, float[] outFrequencies, float[] outStrengths)
    {
        octaveJumpCost = (float)(options.OctaveJumpCost * 0.01 / step);
        VoicedUnvoicedCost = (float)(options.VoicedUnvoicedCost * 0.01 / step);
        (this.outFrequencies, this.outStrengths) = (outFrequencies, outStrengths);
    }

    /// <summary>What a change between voiced and unvoiced costs from one frame to the next.</summary>
    public float VoicedUnvoicedCost { get; }

    /// <summary>Adds a frame.</summary>
    /// <param name="candidates">F0 in Hz and strength; the first one is the unvoiced candidate, of F0 0.</param>
    /// <param name="values">What each candidate is worth in its frame, costs within the frame taken off.</param>
    public void Add(ReadOnlySpan<(float Frequency, float Strength)> candidates, ReadOnlySpan<float> values)
    {
        if (pending == Longest)
            Settle(Longest - 1, Best(), keep: 1);
        var row = pending * MostCandidates;
        var (now, last) = ((pending & 1) * MostCandidates, (~pending & 1) * MostCandidates);
        for (var i = 0; i < candidates.Length; i++)
        {
            (frequencies[row + i], strengths[row + i]) = candidates[i];
            octaves[now + i] = i == 0 ? 0 : MathF.Log2(candidates[i].Frequency);
            var (best, from) = pending == 0 ? (0f, 0) : Reach(i, octaves[now + i], last);
            scores[now + i] = best + values[i];
            before[row + i] = (byte)from;
        }
        counts[pending++] = (byte)candidates.Length;
        if (pending % 64 == 0)
            Merge();
    }

    /// <summary>Settles what is left.</summary>
    public void Finish()
    {
        if (pending > 0)
            Settle(pending - 1, Best(), keep: 0);
    }

    (float Score, int From) Reach(int to, float octave, int last)
    {
        var (best, from) = (float.NegativeInfinity, 0);
        for (var j = 0; j < counts[pending - 1]; j++)
        {
            var cost = to == 0
                ? (j == 0 ? 0 : VoicedUnvoicedCost)
                : j == 0 ? VoicedUnvoicedCost : octaveJumpCost * MathF.Abs(octave - octaves[last + j]);
            var score = scores[last + j] - cost;
            if (score > best)
                (best, from) = (score, j);
        }
        return (best, from);
    }

    int Best()
    {
        var row = ((pending - 1) & 1) * MostCandidates;
        var best = 0;
        for (var i = 1; i < counts[pending - 1]; i++)
        {
            if (scores[row + i] > scores[row + best])
                best = i;
        }
        return best;
    }

    // Looks back for a frame through which all ways pass.
    void Merge()
    {
        var alive = (1u << counts[pending - 1]) - 1;
        for (var frame = pending - 1; frame > 0; frame--)
        {
            if (BitOperations.IsPow2(alive) && frame < pending - 1)
            {
                Settle(frame, BitOperations.Log2(alive), keep: pending - frame);
                return;
            }
            var earlier = 0u;
            for (; alive != 0; alive &= alive - 1)
                earlier |= 1u << before[frame * MostCandidates + BitOperations.TrailingZeroCount(alive)];
            alive = earlier;
        }
    }

    // Writes the way that ends in a frame's candidate, and moves the last frames, from that one on, to the front.
    void Settle(int frame, int candidate, int keep)
    {
        var settled = keep == 0 ? frame + 1 : frame;
        for (var (i, at) = (frame, candidate); i >= 0; i--)
        {
            if (i < settled)
                (outFrequencies[done + i], outStrengths[done + i]) = (frequencies[i * MostCandidates + at], strengths[i * MostCandidates + at]);
            at = before[i * MostCandidates + at];
        }
        done += settled;
        Move(frequencies);
        Move(strengths);
        Move(before);
        counts.AsSpan(settled, keep).CopyTo(counts);
        // The scores of the last frame keep their place by its parity.
        if (settled % 2 != 0)
        {
            Swap(octaves);
            Swap(scores);
        }
        Level();
        pending = keep;

        void Move<T>(T[] values) => values.AsSpan(settled * MostCandidates, keep * MostCandidates).CopyTo(values);

        static void Swap(float[] rows)
        {
            for (var i = 0; i < MostCandidates; i++)
                (rows[i], rows[MostCandidates + i]) = (rows[MostCandidates + i], rows[i]);
        }
    }

    // Only differences matter; a sum over an hour would cost the small ones their digits.
    void Level()
    {
        var highest = float.NegativeInfinity;
        foreach (var score in scores)
            highest = MathF.Max(highest, score);
        for (var i = 0; i < scores.Length; i++)
            scores[i] -= highest;
    }
}
