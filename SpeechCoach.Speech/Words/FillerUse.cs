namespace SpeechCoach.Speech;

/// <summary>The filled pauses of a recording.</summary>
public sealed record FillerUse
{
    const int FewestInCluster = 3;
    const double ClusterLength = 10;

    /// <summary>All of them in the order spoken.</summary>
    public IReadOnlyList<Filler> All { get; init; } = [];

    /// <summary>Stretches in which three or more come within 10 s (a heuristic): listeners mind clusters more than the count.</summary>
    public IReadOnlyList<TimeRange> Clusters { get; init; } = [];

    /// <summary>By speaking time, pauses included.</summary>
    public double PerMinute { get; init; }

    /// <summary>By the words that are none. Men in the Fisher corpus: 2.0 of all words, women 1.5 (Liberman 2014, Language Log 13713).</summary>
    public double PerHundredWords { get; init; }

    /// <summary>How often each kind, most frequent first.</summary>
    public IReadOnlyList<WordCount> Kinds => WordCount.Of(All.Select(filler => filler.Kind));

    /// <summary>How many stand at one place.</summary>
    public int At(FillerPlace place) => All.Count(filler => filler.Place == place);

    internal static FillerUse Of(Wording wording, Clauses clauses, VoiceActivity activity, Language language)
    {
        List<Filler> all = [];
        foreach (var (word, gap) in wording.Fillers)
            all.Add(new(language.FillerKind(word.Text), Place(word, gap, clauses, activity), word.Range));
        return new()
        {
            All = all,
            Clusters = FindClusters(all),
            PerMinute = Rate.PerMinute(all.Count, activity.Speaking.Length),
            PerHundredWords = Rate.PerHundred(all.Count, wording.Count),
        };
    }

    static FillerPlace Place(TimedWord word, int gap, Clauses clauses, VoiceActivity activity) =>
        !clauses.Ends(gap) ? FillerPlace.Inside
        : gap == 0 || FollowsSilence(word, activity) ? FillerPlace.Start
        : FillerPlace.Between;

    static bool FollowsSilence(TimedWord word, VoiceActivity activity)
    {
        const double Lax = 0.15;
        return activity.Pauses.Any(pause => Math.Abs(pause.End - word.Start) <= Lax);
    }

    static List<TimeRange> FindClusters(List<Filler> all)
    {
        List<TimeRange> clusters = [];
        for (var last = FewestInCluster - 1; last < all.Count; last++)
        {
            var range = new TimeRange(all[last - FewestInCluster + 1].Range.Start, all[last].Range.End);
            if (range.Length > ClusterLength)
                continue;
            if (clusters.Count > 0 && clusters[^1].End > range.Start)
                clusters[^1] = clusters[^1] with { End = range.End };
            else
                clusters.Add(range);
        }
        return clusters;
    }
}
