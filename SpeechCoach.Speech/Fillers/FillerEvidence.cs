using static SpeechCoach.Speech.CandidateSound;

namespace SpeechCoach.Speech;

/// <summary>What speaks for and against a filled pause, as numbers of about one unit, the same for all speakers, rooms and levels.</summary>
static class FillerEvidence
{
    const double Near = 0.7;
    const double UsualScore = -42; // of a wording that is right
    const double Lax = 0.05;
    const double Around = 1.5;

    /// <summary>The proposal that stands for voice that is no word.</summary>
    public const string AnyVoice = "hm";

    /// <summary>What each number is.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "length", "score", "gain", "gain by frame", "gain beside others", "steadiness", "pitch spread", "pitch height", "pitch slope", "pitch step", "voiced",
        "level", "level above noise", "silence before", "silence after", "covered by words", "score of the words", "length of the word", "length beside",
        "steady beyond", "distance from the voice", "shape 1", "shape 2", "shape 3", "shape 4", "shape 5", "shape 6", "turn", "proposed", "no word", "like um", "like er",
        "proposals", "proposals near", "score around", "noise",
        "contrast before", "contrast after", "swell", "word before", "word after", "shape 7", "shape 8", "turn 2", "turn 3",
        "pitch beside", "level beside", "pace beside", "calm", "score before", "score after", "covering word", "gap before", "gap after", "proposal beside",
        .. CandidateWords.Names,
    ];

    /// <summary>The evidence for a candidate.</summary>
    public static double[] Of(FillerCandidate candidate, Texture texture, Alignment alignment, AlignmentMeans means)
    {
        var (from, to) = texture.Frames(candidate.Range);
        var length = candidate.Range.Length;
        var voiced = Enumerable.Range(from, Math.Max(0, to - from)).Where(texture.IsVoiced).ToList();
        var pitches = voiced.Select(texture.Pitch).Order().ToArray();
        var covering = alignment.Plain.Where(word => !word.IsSilence && word.Range.Overlap(candidate.Range) > 0).ToList();
        var cover = covering.Count == 0 ? default : covering.MaxBy(word => word.Range.Overlap(candidate.Range));
        var covered = covering.Sum(word => word.Range.Overlap(candidate.Range)) / Math.Max(0.01, length);
        var gain = candidate.Proposal is null ? 0 : means.Gain(candidate.Range);
        var steadiness = Math.Log(Math.Max(0.1, Mean(texture, from, to, i => texture.Changes[i]) / Math.Max(0.1, texture.UsualChange)));
        var level = Mean(texture, from, to, i => texture.Levels[i]);
        var shape = Enumerable.Range(0, Texture.Coefficients).Select(k => Shape(texture, from, to, k)).ToArray();
        var middle = (from + to) / 2;
        var before = alignment.WithFillers.LastOrDefault(word => IsWord(word) && word.End <= candidate.Range.Start + Lax);
        var after = alignment.WithFillers.FirstOrDefault(word => IsWord(word) && word.Start >= candidate.Range.End - Lax);
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
            means.Length(cover),
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
            // A short word is itself little more than a vowel.
            IsNear(before, candidate.Range) ? Math.Log(1 + before.Phones) : 0,
            IsNear(after, candidate.Range) ? Math.Log(1 + after.Phones) : 0,
            .. shape[6..8],
            Shape(texture, middle, to, 1) - Shape(texture, from, middle, 1),
            Shape(texture, middle, to, 2) - Shape(texture, from, middle, 2),
            pitches.Length < 3 ? 0 : Math.Clamp((Quantile.Of(pitches, 0.5) - Beside(texture, from, to, texture.Pitch, texture.UsualPitch)) / 3, -2, 2),
            Math.Clamp((level - Beside(texture, from, to, i => texture.Levels[i], texture.UsualLevel)) / 6, -3, 2),
            Pace(alignment, candidate.Range, means),
            Math.Log(Math.Max(0.1, Calm(texture, from, to)) / Math.Max(0.1, texture.UsualChange)),
            IsNear(before, candidate.Range) ? Math.Clamp((before.Score - means.Score) / 20, -4, 2) : 0,
            IsNear(after, candidate.Range) ? Math.Clamp((after.Score - means.Score) / 20, -4, 2) : 0,
            covering.Count == 0 ? 0 : Math.Log(1 + cover.Phones),
            IsNear(before, candidate.Range) ? Math.Max(candidate.Range.Start - before.End, -Lax) : Near,
            IsNear(after, candidate.Range) ? Math.Max(after.Start - candidate.Range.End, -Lax) : Near,
            Math.Min(Near, alignment.WithFillers.Where(word => word.IsProposal && word.Range.Overlap(candidate.Range) == 0)
                .Select(word => Math.Max(word.Start - candidate.Range.End, candidate.Range.Start - word.End)).DefaultIfEmpty(Near).Min()),
            .. CandidateWords.Of(candidate.Range, before, after, cover, means, texture),
        ];
    }

    // How slow the words around are, by the speaker's own pace: logarithm.
    static double Pace(Alignment alignment, TimeRange range, AlignmentMeans means)
    {
        var near = alignment.Plain.Where(word => !word.IsSilence && word.End > range.Start - Around && word.Start < range.End + Around)
            .Select(word => (float)means.Length(word)).Order().ToArray();
        return near.Length < 3 ? 0 : Quantile.Of(near, 0.5);
    }

    static bool IsWord(AlignedWord word) => !word.IsSilence && !word.IsProposal;

    static bool IsNear(AlignedWord word, TimeRange range) => word.Sounds is not null && word.Start <= range.End + Near && word.End >= range.Start - Near;

    static double Compressed(double value, double unit) => Math.Sign(value) * Math.Log(1 + Math.Abs(value) / unit);
}
