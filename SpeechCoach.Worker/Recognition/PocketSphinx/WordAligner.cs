using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>Aligns English words with their sound by PocketSphinx, whoever knows or heard them, and lets fillers stand between them.</summary>
sealed class WordAligner(SphinxProcess sphinx)
{
    /// <summary>The share of its words that a long wording must be found to have, and that must be found for fillers to have been listened for.</summary>
    public const double LeastFound = 0.9;

    /// <summary>Why it cannot serve a recording, or null.</summary>
    public string? Unfit(RecognitionRequest request) => request.PrimaryLanguage != "en" ? "speaks English only" : sphinx.Missing;

    /// <summary>Aligns words that an engine heard, a stretch between pauses at a time; the fillers among them are left to be found anew.</summary>
    public Task<WordAlignment> AlignAsync(RecognitionRequest request, IReadOnlyList<TimedWord> words, CancellationToken cancellationToken)
    {
        var stretches = Utterances.Split(request.Activity, request.Audio.Duration.TotalSeconds);
        var within = Enumerable.Range(0, words.Count).Where(word => !words[word].IsFiller).ToLookup(word => Nearest(words[word]));
        return AlignAsync(request.Audio, request.Activity, words, [.. stretches.Select((range, i) => (range, (IReadOnlyList<int>)[.. within[i]]))], cancellationToken);

        int Nearest(TimedWord word) => Enumerable.Range(0, stretches.Count).MinBy(i => Distance(stretches[i], (word.Start + word.End) / 2));
    }

    /// <summary>Finds roughly where the words of a long recording are, so that they can be aligned a stretch at a time.</summary>
    /// <returns>A place each, or none where too few were found; those behind the last that was found stand where that ends.</returns>
    public async Task<IReadOnlyList<TimeRange>> FollowAsync(RecognitionRequest request, IReadOnlyList<string> wording, CancellationToken cancellationToken)
    {
        var stretches = Utterances.Split(request.Activity, request.Audio.Duration.TotalSeconds);
        var words = await sphinx.FollowAsync(request.Audio, stretches, wording, cancellationToken);
        if (words.Count < LeastFound * wording.Count)
            return [];
        return [.. wording.Select((_, i) => i < words.Count ? new TimeRange(words[i].Start, words[i].End) : new(words[^1].End, words[^1].End))];
    }

    /// <summary>Aligns words with the stretches that each stands in.</summary>
    /// <returns>What could be aligned; a stretch whose words do not fit its sound is left out.</returns>
    public async Task<WordAlignment> AlignAsync(
        DecodedAudio audio, VoiceActivity activity, IReadOnlyList<TimedWord> words, IReadOnlyList<(TimeRange Range, IReadOnlyList<int> Words)> stretches, CancellationToken cancellationToken)
    {
        var parts = stretches
            .Select(stretch => (stretch.Range, Spelled: stretch.Words.SelectMany(word => AlignmentGrammar.Words(words[word].Text).Select(spelling => (word, spelling))).ToList()))
            .Where(part => part.Spelled.Count > 0)
            .ToList();
        var alignments = await AlignAsync(audio, activity, [.. parts.Select(part => new SphinxUtterance(part.Range, [.. part.Spelled.Select(word => word.spelling)]))], cancellationToken);
        var fitting = parts.Zip(alignments).Where(pair => pair.Second is not null).ToList();
        return new(Alignment.Join([.. fitting.Select(pair => pair.Second!)]), [.. fitting.SelectMany(pair => pair.First.Spelled.Select(word => word.word))]);
    }

    /// <summary>Aligns utterances with their wordings.</summary>
    /// <returns>An alignment each; null where the wording does not fit the sound.</returns>
    public async Task<IReadOnlyList<Alignment?>> AlignAsync(
        DecodedAudio audio, VoiceActivity activity, IReadOnlyList<SphinxUtterance> utterances, CancellationToken cancellationToken)
    {
        if (utterances.Count == 0)
            return [];
        var words = (await sphinx.RunAsync(audio, utterances, cancellationToken)).ToLookup(word => (word.Utterance, word.Plain));
        List<Alignment?> alignments = [.. utterances.Select((utterance, i) => Whole(utterance, new([utterance.Range], [.. words[(i, false)].Select(Map)], [.. words[(i, true)].Select(Map)])))];
        // What people say in a quiet room is told at once; for the rest it takes another pass.
        List<int> doubtful = [.. Enumerable.Range(0, utterances.Count).Where(i => alignments[i]?.Fit(activity.Runs) < Alignment.SureFit)];
        if (doubtful.Count == 0)
            return alignments;
        var sounds = (await sphinx.HearAsync(audio, [.. doubtful.Select(i => utterances[i].Range)], cancellationToken)).ToLookup(sound => sound.Utterance);
        foreach (var (place, i) in doubtful.Index())
        {
            var heard = new Alignment([utterances[i].Range], [.. sounds[place].Select(Map)], []);
            if (heard.Fit(activity.Runs) - alignments[i]!.Fit(activity.Runs) > Alignment.MostBehind)
                alignments[i] = null;
        }
        return alignments;
    }

    static Alignment? Whole(SphinxUtterance utterance, Alignment alignment) =>
        new[] { alignment.WithFillers, alignment.Plain }.All(way => way.Where(word => !word.IsSilence && !word.IsProposal).Select(word => word.Text).SequenceEqual(utterance.Wording!))
            ? alignment : null;

    static AlignedWord Map(SphinxWord word) => new(word.Text!, word.Start, word.End, word.Score, word.Sounds, word.IsProposal);

    static double Distance(TimeRange range, double moment) => Math.Max(0, Math.Max(range.Start - moment, moment - range.End));
}
