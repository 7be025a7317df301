namespace SpeechCoach.Speech;

/// <summary>What speaks for and against a filled pause, as numbers of about one unit, the same for all speakers, rooms and levels.</summary>
static class FillerEvidence
{
    const double Near = 0.7;
    const double UsualScore = -42; // of a wording that is right
    const double LongSilence = 0.4;
    const double Beside = 0.05;

    /// <summary>The proposal that stands for voice that is no word.</summary>
    public const string AnyVoice = "hm";

    /// <summary>What each number is.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "length", "score", "gain", "gain by frame", "gain beside others", "steadiness", "pitch spread", "pitch height", "pitch slope", "pitch step", "voiced",
        "level", "level above noise", "silence before", "silence after", "covered by words", "score of the words", "length of the word", "length beside",
        "steady beyond", "distance from the voice", "shape 1", "shape 2", "shape 3", "shape 4", "shape 5", "shape 6", "turn", "proposed", "no word", "like um", "like er",
        "proposals", "proposals near", "score around", "noise",
        "contrast before", "contrast after", "swell", "word before", "word after",
    ];

    /// <summary>The evidence for a candidate.</summary>
    public static double[] Of(FillerCandidate candidate, Texture texture, Alignment alignment, AlignmentMeans means)
    {
        var (from, to) = texture.Frames(candidate.Range);
        var length = candidate.Range.Length;
        var voiced = Enumerable.Range(from, Math.Max(0, to - from)).Where(texture.IsVoiced).ToList();
        var pitches = voiced.Select(texture.Pitch).Order().ToArray();
        var covering = alignment.Plain.Where(word => !word.IsSilence && word.Range.Overlap(candidate.Range) > 0).ToList();
        var covered = covering.Sum(word => word.Range.Overlap(candidate.Range)) / Math.Max(0.01, length);
        var gain = candidate.Proposal is null ? 0 : means.Gain(candidate.Range);
        var steadiness = Math.Log(Math.Max(0.1, Mean(texture, from, to, i => texture.Changes[i]) / Math.Max(0.1, texture.UsualChange)));
        var level = Mean(texture, from, to, i => texture.Levels[i]);
        var shape = Enumerable.Range(0, Texture.Coefficients).Select(k => Shape(texture, from, to, k)).ToArray();
        var middle = (from + to) / 2;
        return
        [
            Math.Log(Math.Max(0.05, length) / means.Phone / 3),
            candidate.Proposal is { } proposal ? Math.Clamp((proposal.Score - means.Score) / 20, -4, 2) : 0,
            Compressed(gain, 100),
            Compressed(gain / Math.Max(5, to - from), 10),
            candidate.Proposal is null ? 0 : Compressed(gain, 100) - Compressed(means.UsualGain, 100),
            steadiness,
            pitches.Length < 5 ? 1 : Math.Min(2, Quantile.Of(pitches, 0.9) - Quantile.Of(pitches, 0.1)),
            pitches.Length < 5 ? 0 : Math.Clamp((Quantile.Of(pitches, 0.5) - texture.UsualPitch) / 3, -2, 2),
            voiced.Count < 5 ? 0 : Math.Clamp(voiced[(voiced.Count / 2)..].Average(texture.Pitch) - voiced[..(voiced.Count / 2)].Average(texture.Pitch), -3, 3),
            PitchStep(texture, voiced),
            (double)voiced.Count / Math.Max(1, to - from),
            Math.Clamp((level - texture.UsualLevel) / 6, -3, 2),
            Math.Clamp((level - texture.NoiseLevel) / Math.Max(3, texture.UsualLevel - texture.NoiseLevel), -0.5, 1.5),
            Silence(texture, from, -1),
            Silence(texture, to - 1, 1),
            covered,
            Math.Clamp((means.PlainScore(candidate.Range) - means.Score) / 20, -4, 2),
            Stretch(covering, candidate.Range, means.Phone),
            means.LengthBeside(candidate.Range),
            Steady(texture, from, -1) + Steady(texture, to - 1, 1),
            Math.Sqrt(shape.Average(z => z * z)),
            .. shape.Take(6),
            Shape(texture, middle, to, 0) - Shape(texture, from, middle, 0),
            candidate.Proposal is null ? 0 : 1,
            candidate.Proposal?.Text == AnyVoice ? 1 : 0,
            candidate.Proposal?.Text == "um" ? 1 : 0,
            candidate.Proposal?.Text == "er" ? 1 : 0,
            means.Proposals,
            means.ProposalsNear(candidate.Range),
            Math.Clamp((means.ScoreAround(candidate.Range, Near) - UsualScore) / 20, -3, 2),
            texture.Noise,
            Contrast(texture, from, from, to),
            Contrast(texture, to, from, to),
            Swell(texture, from, to),
            Phones(alignment.WithFillers.LastOrDefault(word => IsWord(word) && word.End <= candidate.Range.Start + Beside), candidate.Range),
            Phones(alignment.WithFillers.FirstOrDefault(word => IsWord(word) && word.Start >= candidate.Range.End - Beside), candidate.Range),
        ];
    }

    static bool IsWord(AlignedWord word) => !word.IsSilence && !word.IsProposal;

    // Of a word that is next to it, 0 where none is: a short one is itself little more than a vowel.
    static double Phones(AlignedWord word, TimeRange range) =>
        word.Phones == 0 || word.Start > range.End + Near || word.End < range.Start - Near ? 0 : Math.Log(1 + word.Phones);

    // How far the spectrum of what is beyond an edge is from its own, by how much it usually moves: a part of a vowel has one edge without any.
    static double Contrast(Texture texture, int edge, int from, int to)
    {
        const int Width = 5;
        var (start, end) = edge == from ? (from - Width, from) : (to, to + Width);
        if (start < 0 || end > texture.Count || to <= from)
            return 3;
        var sum = 0.0;
        for (var k = 0; k < Texture.Coefficients; k++)
        {
            var difference = Mean(texture, start, end, i => texture.Shape(i)[k]) - Mean(texture, from, to, i => texture.Shape(i)[k]);
            sum += difference * difference;
        }
        return Math.Min(6, Math.Sqrt(sum) / Math.Max(0.1, texture.UsualChange));
    }

    // How far it rises above the quieter moments at either edge, in 6 dB: a syllable of its own does.
    static double Swell(Texture texture, int from, int to)
    {
        const int Reach = 4;
        var peak = Highest(from, to);
        return Math.Clamp((peak - Math.Max(Lowest(from - Reach, (from + to) / 2), Lowest((from + to) / 2, to + Reach))) / 6, 0, 4);

        double Highest(int start, int end)
        {
            var most = -120.0;
            for (var i = Math.Max(0, start); i < Math.Min(texture.Count, end); i++)
                most = Math.Max(most, texture.Levels[i]);
            return most;
        }

        double Lowest(int start, int end)
        {
            var least = 20.0;
            for (var i = Math.Max(0, start); i < Math.Min(texture.Count, end); i++)
                least = Math.Min(least, texture.Levels[i]);
            return least;
        }
    }

    static double Compressed(double value, double unit) => Math.Sign(value) * Math.Log(1 + Math.Abs(value) / unit);

    // How far the pitch leaps into it and out of it, semitones.
    static double PitchStep(Texture texture, List<int> voiced)
    {
        const int Near = 6;
        if (voiced.Count == 0)
            return 0;
        return Math.Max(Step(voiced[0], -1), Step(voiced[^1], 1));

        double Step(int frame, int step)
        {
            for (var (i, k) = (frame + step, 0); k < Near && i >= 0 && i < texture.Count; i += step, k++)
            {
                if (texture.IsVoiced(i))
                    return Math.Min(6, Math.Abs(texture.Pitch(i) - texture.Pitch(frame)));
            }
            return 0;
        }
    }

    // How long it is quiet on that side, as a share of what is enough.
    static double Silence(Texture texture, int frame, int step)
    {
        const int Lax = 4;
        var most = (int)(LongSilence / FrameLevels.Hop);
        var (quiet, skipped) = (0, 0);
        for (var i = frame + step; quiet < most; i += step)
        {
            if (i < 0 || i >= texture.Count)
                return 1;
            if (texture.Levels[i] < texture.Audible)
                quiet++;
            else if (quiet == 0 && skipped < Lax)
                skipped++; // its own end
            else
                break;
        }
        return (double)quiet / most;
    }

    // How far the sound goes on as it is, as a share of 0.3 s.
    static double Steady(Texture texture, int frame, int step)
    {
        var count = 0;
        for (var i = frame + step; i >= 0 && i < texture.Count && count < 30; i += step, count++)
        {
            if (!texture.IsVoiced(i) || texture.Levels[i] < texture.Audible || texture.Changes[i] > texture.UsualChange)
                break;
        }
        return count / 30.0;
    }

    // In the speaker's own standard deviations from the speaker's mean.
    static double Shape(Texture texture, int from, int to, int k) =>
        Math.Clamp((Mean(texture, from, to, i => texture.Shape(i)[k]) - texture.Voice[k].Mean) / texture.Voice[k].Deviation, -3, 3);

    // How much longer than usual the word is that covers most of it.
    static double Stretch(List<AlignedWord> covering, TimeRange range, double phone)
    {
        if (covering.Count == 0)
            return 0;
        var word = covering.MaxBy(word => word.Range.Overlap(range));
        return Math.Clamp(Math.Log(word.Range.Length / (word.Phones * phone)), -1, 2);
    }

    static double Mean(Texture texture, int from, int to, Func<int, float> value)
    {
        (from, to) = (Math.Max(0, from), Math.Min(texture.Count, to));
        if (to <= from)
            return from < texture.Count && from > 0 ? value(Math.Min(from, texture.Count - 1)) : -60;
        double sum = 0;
        for (var i = from; i < to; i++)
            sum += value(i);
        return sum / (to - from);
    }
}
