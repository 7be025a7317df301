namespace SpeechCoach.Speech;

/// <summary>The same wording aligned with the same sound twice.</summary>
/// <param name="Stretches">The stretches of the recording that were aligned, in order.</param>
/// <param name="WithFillers">Where a filler was allowed before each word and at the end; those that were taken are among the words.</param>
/// <param name="Plain">Where none was: the same words, in the same order, without the proposals.</param>
public sealed record Alignment(IReadOnlyList<TimeRange> Stretches, IReadOnlyList<AlignedWord> WithFillers, IReadOnlyList<AlignedWord> Plain)
{
    /// <summary>
    /// <see cref="Fit"/> from which a wording is taken for what was said. Right ones of people's recordings had -29 to -60, of synthetic talk over noise at 15 dB down to -66,
    /// of voices unlike all people down to -81; halves of people's right ones -60 to -92 and wordings of other recordings -74 to -119, but over loud steady noise more.
    /// </summary>
    public const double SureFit = -55;

    /// <summary>
    /// How far a wording below <see cref="SureFit"/> may be behind the sounds that are heard without one, and still be what was said (Young 1994): a speaker, room or noise
    /// that no sound of the language fits well lowers both. Right ones of people's recordings were between 16 behind and 14 ahead, of synthetic talk over noise at
    /// 15 dB up to 24 behind, of voices unlike all people up to 36; halves of people's right ones 11 to 46, quarters 11 to 67, wordings of other recordings 33 to 78.
    /// </summary>
    public const double MostBehind = 30;

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
    /// How well the wording explains the sound: mean score a frame of all that sounds, fillers allowed. What the wording leaves out
    /// counts as the silence or noise that it had to be taken for, so a few words that fit somewhere do not make a wording right. 0 where nothing sounds.
    /// </summary>
    /// <param name="sounding">Where somebody speaks, in order.</param>
    public double Fit(IReadOnlyList<TimeRange> sounding)
    {
        var (sum, time) = (0.0, 0.0);
        foreach (var word in WithFillers)
        {
            var heard = sounding.Sum(word.Range.Overlap);
            (sum, time) = (sum + heard * word.Score, time + heard);
        }
        return time > 0 ? sum / time : 0;
    }

    /// <summary>Whether a stretch lies in what was aligned.</summary>
    public bool Covers(TimeRange range) => Stretches.Any(stretch => stretch.Start <= range.Start + Lax && range.End <= stretch.End + Lax);

    /// <summary>Alignments of stretches that follow each other as one.</summary>
    public static Alignment Join(IReadOnlyList<Alignment> parts) =>
        new([.. parts.SelectMany(part => part.Stretches)], [.. parts.SelectMany(part => part.WithFillers)], [.. parts.SelectMany(part => part.Plain)]);

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
}
