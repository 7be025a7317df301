using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>Words aligned with their sound.</summary>
/// <param name="Alignment">The alignment, as the dictionary spells the words.</param>
/// <param name="Owners">Which of the engine's words each word of the wording belongs to: "twenty-one" is two words of one.</param>
sealed record WordAlignment(Alignment Alignment, IReadOnlyList<int> Owners)
{
    /// <summary>The share of the words that could be aligned; 0 without words.</summary>
    public double Found(IReadOnlyList<TimedWord> words) => (double)Owners.Distinct().Count() / Math.Max(1, words.Count(word => !word.IsFiller));

    /// <summary>The words with the times of their sound, and the fillers that are heard between them.</summary>
    public IReadOnlyList<TimedWord> Listen(DecodedAudio audio, SoundAnalysis analysis, IReadOnlyList<TimedWord> words)
    {
        var fillers = FillerJudgement.Judge(audio.Samples, DecodedAudio.SampleRate, analysis, Alignment);
        var aligned = WordStarts.Correct(Alignment.Words([.. fillers.Select(filler => filler.Range)]), analysis);
        TimedWord[] timed = [.. words];
        for (var i = aligned.Count - 1; i >= 0; i--)
        {
            var owner = Owners[i];
            var end = i + 1 < aligned.Count && Owners[i + 1] == owner ? timed[owner].End : aligned[i].End;
            timed[owner] = timed[owner] with { Start = aligned[i].Start, End = end };
        }
        for (var i = 0; i < timed.Length; i++)
            if (timed[i].IsFiller)
                timed[i] = Between(timed[i], new(i > 0 ? timed[i - 1].End : 0, i + 1 < timed.Length ? timed[i + 1].Start : double.PositiveInfinity), fillers);
        // One that the engine heard itself stays, and is not counted twice.
        var known = timed.Where(word => word.IsFiller).ToList();
        return
        [
            .. timed.Concat(fillers
                    .Where(filler => !known.Any(word => word.Range.Overlap(filler.Range) > 0))
                    .Select(filler => new TimedWord(filler.Text, filler.Range.Start, filler.Range.End, filler.Confidence) { IsFiller = true }))
                .OrderBy(word => word.Start),
        ];
    }

    // A filler that the engine heard has no sound of its own in the alignment: where its neighbours moved, it stays between them, on what is heard there.
    static TimedWord Between(TimedWord filler, TimeRange gap, IReadOnlyList<HeardFiller> heard)
    {
        if (filler.Range.Overlap(gap) <= 0 && heard.Select(other => (TimeRange?)other.Range).FirstOrDefault(range => range!.Value.Overlap(gap) > 0) is { } same)
            return filler with { Start = same.Start, End = same.End };
        var start = Math.Max(gap.Start, Math.Min(filler.Start, gap.End));
        return filler with { Start = start, End = Math.Max(start, Math.Min(filler.End, gap.End)) };
    }
}
