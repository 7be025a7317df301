namespace SpeechCoach.Speech;

/// <summary>The same wording aligned with the same sound twice, beside what is heard without a wording.</summary>
/// <param name="Stretches">The stretches of the recording that were aligned, in order.</param>
/// <param name="WithFillers">Where a filler was allowed before each word and at the end; those that were taken are among the words.</param>
/// <param name="Plain">Where none was: the same words, in the same order, without the proposals.</param>
/// <param name="Heard">The sounds of the language that are heard there by one who does not know the wording, in order.</param>
public sealed record Alignment(IReadOnlyList<TimeRange> Stretches, IReadOnlyList<AlignedWord> WithFillers, IReadOnlyList<AlignedWord> Plain, IReadOnlyList<HeardSound> Heard)
{
    /// <summary>
    /// <see cref="Fit"/> below which a wording is not what was said: right ones of people's recordings had -16 to 14, those of synthetic talk over noise down to -24,
    /// of voices unlike all people down to -36; halves of people's right ones -23 to -46, quarters -36 to -67 and wordings of other recordings -33 to -78.
    /// </summary>
    public const double LeastFit = -30;

    const double Lax = 0.02;

    /// <summary>Mean score of the words a frame, each as long as it is; see <see cref="AlignedWord.Score"/>. 0 without words.</summary>
    public double Score
    {
        get
        {
            var words = Plain.Where(word => !word.IsSilence).ToList();
            var time = words.Sum(word => word.Range.Length);
            return time > 0 ? words.Sum(word => word.Score * word.Range.Length) / time : 0;
        }
    }

    /// <summary>
    /// How well the wording explains the sound: by how much the mean score a frame of all that sounds, fillers allowed, is above that of the sounds that are heard without
    /// a wording (Young 1994). A speaker, room or noise that no sound of the language fits well lowers both. What the wording leaves out counts as the silence or
    /// noise that it had to be taken for, so a few words that fit somewhere do not make a wording right. 0 where nothing sounds
    /// and in what is too short for sounds to be heard (0.15 s).
    /// </summary>
    /// <param name="sounding">Where somebody speaks, in order.</param>
    public double Fit(IReadOnlyList<TimeRange> sounding) =>
        Heard.Count == 0 ? 0 : Mean(WithFillers.Select(word => (word.Range, word.Score)), sounding) - Mean(Heard.Select(sound => (sound.Range, sound.Score)), sounding);

    /// <summary>Whether a stretch lies in what was aligned.</summary>
    public bool Covers(TimeRange range) => Stretches.Any(stretch => stretch.Start <= range.Start + Lax && range.End <= stretch.End + Lax);

    /// <summary>Alignments of stretches that follow each other as one.</summary>
    public static Alignment Join(IReadOnlyList<Alignment> parts) =>
        new([.. parts.SelectMany(part => part.Stretches)], [.. parts.SelectMany(part => part.WithFillers)], [.. parts.SelectMany(part => part.Plain)], [.. parts.SelectMany(part => part.Heard)]);

    /// <summary>
    /// The words of the wording where they are: as they were aligned with fillers where one of <paramref name="fillers"/> is near,
    /// as they were aligned without elsewhere.
    /// </summary>
    /// <param name="fillers">Where fillers are.</param>
    /// <returns>As many words as the wording has, in order.</returns>
    public IReadOnlyList<AlignedWord> Words(IReadOnlyList<TimeRange> fillers)
    {
        var plain = Plain.Where(word => !word.IsSilence).ToList();
        var filled = WithFillers.Where(word => !word.IsSilence && !word.IsProposal).ToList();
        List<AlignedWord> words = [];
        for (var from = 0; from < plain.Count;)
        {
            // Both ways agree again where the next word begins at the same time.
            var to = from + 1;
            while (to < plain.Count && Math.Abs(plain[to].Start - filled[to].Start) > Lax)
                to++;
            var start = Math.Min(from == 0 ? 0 : words[^1].End, filled[from].Start);
            var range = new TimeRange(start, to == plain.Count ? double.MaxValue : plain[to].Start);
            words.AddRange((fillers.Any(filler => filler.Overlap(range) > 0) ? filled : plain)[from..to]);
            from = to;
        }
        return words;
    }

    static double Mean(IEnumerable<(TimeRange Range, double Score)> scores, IReadOnlyList<TimeRange> sounding)
    {
        var (sum, time) = (0.0, 0.0);
        foreach (var (range, score) in scores)
        {
            var heard = sounding.Sum(range.Overlap);
            (sum, time) = (sum + heard * score, time + heard);
        }
        return time > 0 ? sum / time : 0;
    }
}
