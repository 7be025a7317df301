namespace SpeechCoach.Speech;

/// <summary>
/// Finds what may be a filled pause: what an alignment took for one, voice where it heard no word, and steady voice inside words that may
/// have swallowed one.
/// </summary>
static class FillerCandidates
{
    const double ShortestProposal = 0.03;
    const double ShortestVoice = 0.06;
    const double ShortestSteady = 0.15;
    const double Gap = 0.03;
    const double Swallowed = 0.1;
    const double Longest = 1.6;
    const double MostVoice = 2.5;
    const double Hesitation = 0.05;
    const double Exchanged = 0.5;
    const int ShortWord = 2;
    const double ShortestExchanged = 0.08;
    const int Smooth = 2;

    /// <summary>In the order of time; of two that overlap the earlier keeps what both have.</summary>
    public static IReadOnlyList<FillerCandidate> Find(Texture texture, Alignment alignment)
    {
        var steady = Stretches.LongEnough(Where(texture, i => IsSteady(texture, i)), ShortestSteady);
        List<FillerCandidate> found = [];
        foreach (var word in alignment.WithFillers.Where(word => word.IsProposal && word.Range.Length >= ShortestProposal))
            found.Add(new(Whole(word.Range, found.Count > 0 ? found[^1].Range.End : 0), word));
        var words = alignment.WithFillers.Where(word => !word.IsSilence).Select(word => word.Range).ToList();
        AddApart(Exchangeable(alignment));
        AddApart(Stretches.LongEnough(Without(Where(texture, i => IsHeard(texture, i)), words), ShortestVoice));
        AddApart(steady);
        var lost = Lost(texture, alignment);
        return [.. found.Where(candidate => lost.All(range => range.Overlap(candidate.Range) == 0)).OrderBy(candidate => candidate.Range.Start)];

        // A word may have swallowed a part of what sounds on and on.
        TimeRange Whole(TimeRange proposal, double earliest)
        {
            var on = steady.Find(range => range.Overlap(proposal) > 0 && range.Length >= proposal.Length + Swallowed && range.Length <= Longest);
            return on.Length > 0 ? new(Math.Max(earliest, Math.Min(on.Start, proposal.Start)), Math.Max(on.End, proposal.End)) : proposal;
        }

        void AddApart(List<TimeRange> ranges) =>
            found.AddRange(ranges
                .Where(range => alignment.Covers(range) && found.All(other => other.Range.Overlap(range) == 0))
                .Select(range => new FillerCandidate(range, null))
                .ToList());
    }

    // "Uh, a" may have been taken for "a, uh": a word of one or two sounds, before whatever is no word or behind a proposal.
    static List<TimeRange> Exchangeable(Alignment alignment)
    {
        var all = alignment.WithFillers;
        List<TimeRange> found = [];
        for (var i = 0; i < all.Count; i++)
        {
            if (all[i].IsSilence || all[i].IsProposal || all[i].Phones > ShortWord || all[i].Range.Length < ShortestExchanged)
                continue;
            var (before, after) = (i - 1, i + 1);
            while (before >= 0 && all[before].IsSilence)
                before--;
            while (after < all.Count && all[after].IsSilence)
                after++;
            var hesitates = after < all.Count && all[after].Start - all[i].End >= Hesitation;
            var leads = after < all.Count && all[after].IsProposal && all[after].Start - all[i].End < Exchanged;
            var follows = before >= 0 && all[before].IsProposal && all[i].Start - all[before].End < Exchanged;
            if (hesitates || leads || follows)
                found.Add(all[i].Range);
        }
        return found;
    }

    // More voice between two words than anybody fills a pause with is speech that the wording leaves out: no part of it is told from a filler.
    static List<TimeRange> Lost(Texture texture, Alignment alignment)
    {
        List<TimeRange> lost = [];
        foreach (var stretch in alignment.Stretches)
        {
            var start = stretch.Start;
            foreach (var word in alignment.WithFillers.Where(word => !word.IsSilence && !word.IsProposal && stretch.Overlap(word.Range) > 0).Select(word => word.Range).Append(new(stretch.End, stretch.End)))
            {
                var (from, to) = texture.Frames(new(start, Math.Max(start, word.Start)));
                if (Enumerable.Range(from, to - from).Count(i => IsHeard(texture, i)) * FrameLevels.Hop > MostVoice)
                    lost.Add(new(start, word.Start));
                start = word.End;
            }
        }
        return lost;
    }

    static bool IsHeard(Texture texture, int frame) => texture.IsVoiced(frame) && texture.Levels[frame] > texture.Audible;

    static List<TimeRange> Where(Texture texture, Func<int, bool> holds)
    {
        List<TimeRange> found = [];
        for (var i = 0; i < texture.Count; i++)
        {
            if (!holds(i))
                continue;
            var start = i;
            while (i < texture.Count && holds(i))
                i++;
            found.Add(new(start * FrameLevels.Hop, i * FrameLevels.Hop));
        }
        return Stretches.FillGaps(found, Gap);
    }

    // What is left of ranges where words are taken out.
    static List<TimeRange> Without(List<TimeRange> ranges, List<TimeRange> words)
    {
        List<TimeRange> left = [];
        foreach (var range in ranges)
        {
            var start = range.Start;
            foreach (var word in words.Where(word => word.Overlap(range) > 0))
            {
                if (word.Start > start)
                    left.Add(new(start, word.Start));
                start = Math.Max(start, word.End);
            }
            if (start < range.End)
                left.Add(new(start, range.End));
        }
        return left;
    }

    // The spectrum moves less than it usually does.
    static bool IsSteady(Texture texture, int frame)
    {
        if (!texture.IsVoiced(frame) || texture.Levels[frame] < texture.Audible)
            return false;
        var (sum, from, to) = (0f, Math.Max(0, frame - Smooth), Math.Min(texture.Count, frame + Smooth + 1));
        for (var i = from; i < to; i++)
            sum += texture.Changes[i];
        return sum / (to - from) < texture.UsualChange;
    }
}
