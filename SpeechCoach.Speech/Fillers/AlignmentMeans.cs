namespace SpeechCoach.Speech;

/// <summary>What is usual in an alignment, for its parts to be compared with.</summary>
sealed class AlignmentMeans
{
    const double Reach = 1.5;
    const double Beside = 0.05;

    readonly Alignment alignment;
    readonly HashSet<(string, double)> starts;
    readonly HashSet<(string, double)> ends;

    public AlignmentMeans(Alignment alignment)
    {
        this.alignment = alignment;
        var words = alignment.Plain.Where(word => !word.IsSilence).ToList();
        (starts, ends) = ([.. words.Select(word => (word.Text, word.Start))], [.. words.Select(word => (word.Text, word.End))]);
        Score = alignment.Score;
        Proposals = Math.Log((1.0 + alignment.WithFillers.Count(word => word.IsProposal)) / (1 + words.Count)) + 2;
        Phone = words.Count > 0 ? Quantile.Of([.. words.Select(word => (float)(word.Range.Length / Weight(word))).Order()], 0.5) : 0.08;
        var gains = alignment.WithFillers.Where(word => word.IsProposal).Select(word => (float)Gain(word.Range)).Order().ToArray();
        UsualGain = gains.Length > 0 ? Quantile.Of(gains, 0.5) : 0;
    }

    /// <summary>Mean score of the words, a frame.</summary>
    public double Score { get; }

    /// <summary>Median over the words of their length by their phones, each as long as it usually is beside the others, s.</summary>
    public double Phone { get; }

    /// <summary>How often fillers fit better than the wording alone: logarithm of how many a word, 0 for one in seven words.</summary>
    public double Proposals { get; }

    /// <summary>Median of what the proposals gain.</summary>
    public double UsualGain { get; }

    /// <summary>By how much fillers raise the score of the sound around a stretch, as far as both alignments go different ways; at most 1.5 s each way.</summary>
    public double Gain(TimeRange range)
    {
        var start = Common(range.Start, range.Start - Reach, forward: false);
        var end = Common(range.End, range.End + Reach, forward: true);
        return Sum(alignment.WithFillers, new(start, end)) - Sum(alignment.Plain, new(start, end));
    }

    /// <summary>How much longer a word is than its sounds usually are at the speaker's pace: logarithm, between -1 and 2; 0 for none.</summary>
    public double Length(AlignedWord word) => word.Range.Length <= 0 ? 0 : Math.Clamp(Math.Log(word.Range.Length / (Weight(word) * Phone)), -1, 2);

    /// <summary>How many other proposals there are within a second.</summary>
    public int ProposalsNear(TimeRange range) =>
        alignment.WithFillers.Count(word => word.IsProposal && word.Range.Overlap(range) == 0 && word.End > range.Start - 1 && word.Start < range.End + 1);

    /// <summary>How much longer than usual the words are that touch a stretch where fillers are allowed: logarithm, of the one that is longest by its phones.</summary>
    public double LengthBeside(TimeRange range)
    {
        var beside = alignment.WithFillers.Where(word => !word.IsSilence && !word.IsProposal && word.End > range.Start - Beside && word.Start < range.End + Beside).ToList();
        return beside.Count == 0 ? 0 : beside.Max(Length);
    }

    /// <summary>Score of a stretch of the plain alignment, a frame.</summary>
    public double PlainScore(TimeRange range) => range.Length > 0 ? Sum(alignment.Plain, range) / Frames(range.Length) : 0;

    /// <summary>Score of the words around a stretch, a frame; what is usual where there are none.</summary>
    public double ScoreAround(TimeRange range, double reach)
    {
        TimeRange[] sides = [new(range.Start - reach, range.Start), new(range.End, range.End + reach)];
        var (sum, time) = (0.0, 0.0);
        foreach (var word in alignment.Plain.Where(word => !word.IsSilence))
        {
            var near = sides.Sum(word.Range.Overlap);
            (sum, time) = (sum + near * word.Score, time + near);
        }
        return time > 0 ? sum / time : Score;
    }

    // The nearest moment at which both alignments begin, or end, the same word.
    double Common(double from, double limit, bool forward)
    {
        var moments = alignment.WithFillers
            .Where(word => !word.IsSilence)
            .Select(word => (word.Text, At: forward ? word.End : word.Start))
            .Where(moment => forward ? moment.At >= from && moment.At <= limit : moment.At <= from && moment.At >= limit)
            .Where(moment => (forward ? ends : starts).Contains(moment))
            .Select(moment => moment.At)
            .ToList();
        return moments.Count == 0 ? limit : forward ? moments.Min() : moments.Max();
    }

    static double Weight(AlignedWord word) => PhoneTraits.Of(word).Sum(phone => phone.Length);

    static double Sum(IReadOnlyList<AlignedWord> words, TimeRange range) => words.Sum(word => word.Score * Frames(word.Range.Overlap(range)));

    static double Frames(double seconds) => seconds / FrameLevels.Hop;
}
