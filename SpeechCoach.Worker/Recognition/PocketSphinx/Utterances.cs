using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>Cuts a recording at its pauses, so that no utterance grows without bound.</summary>
static class Utterances
{
    const double Margin = 0.3;

    /// <summary>Stretches that hold all speech, each of about <paramref name="longest"/> seconds at most unless somebody speaks on without a pause.</summary>
    public static IReadOnlyList<TimeRange> Split(VoiceActivity activity, double duration, double longest = 20)
    {
        List<TimeRange> utterances = [];
        foreach (var run in activity.Runs.SelectMany(run => Chop(run, 2 * longest)))
        {
            if (utterances.Count > 0 && run.End - utterances[^1].Start <= longest)
                utterances[^1] = utterances[^1] with { End = run.End };
            else
                utterances.Add(run);
        }
        return [.. utterances.Select((utterance, i) => new TimeRange(
            Math.Max(utterance.Start - Margin, i == 0 ? 0 : (utterances[i - 1].End + utterance.Start) / 2),
            Math.Min(utterance.End + Margin, i == utterances.Count - 1 ? duration : (utterance.End + utterances[i + 1].Start) / 2)))];
    }

    static IEnumerable<TimeRange> Chop(TimeRange run, double longest)
    {
        var pieces = (int)Math.Ceiling(run.Length / longest);
        for (var i = 0; i < pieces; i++)
            yield return new(run.Start + run.Length * i / pieces, run.Start + run.Length * (i + 1) / pieces);
    }
}
