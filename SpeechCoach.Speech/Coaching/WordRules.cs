namespace SpeechCoach.Speech;

/// <summary>Remarks that rest on words; silent where there are none to be trusted.</summary>
static class WordRules
{
    const double ClustersTell = 6; // points, no criterion counts them
    const double OpenersTell = 3;
    const double FewestFillers = 2; // a minute; below, it is worth praise
    const int PausesForEachInside = 3; // at most one of so many inside a clause is worth praise: few in a minute are many of few

    public static IEnumerable<Observation> Actions(Performance speech, Assessment assessment, CoachingOptions options)
    {
        if (speech.Pace is { } words && assessment.Find("words-per-minute") is { } pace && pace.Points < options.SpeakUp)
        {
            var curve = PaceCurve.Measure(speech.Words, speech.Sound.Activity.Speaking);
            yield return new(
                pace.IsLow
                    ? new("pick-up-pace", Say.Text($"{words.WordsPerMinute:0} words a minute is slow for a listener. Say whole phrases in one go, and pause between them."), Marked(curve.OrderBy(point => point.WordsPerMinute)))
                    : new("slow-down", Say.Text($"{words.WordsPerMinute:0} words a minute is more than most listeners follow with ease. Slow down where it matters, as in the stretch marked here."), Marked(curve.OrderByDescending(point => point.WordsPerMinute))),
                Topic.Pace,
                SoundRules.WonBack(assessment, pace));
        }
        if (speech.Language is not { } language)
            yield break;

        if (Fillers(language, assessment, options) is { } fillers)
            yield return fillers;

        if (Below(assessment, "pauses-inside-clauses-per-minute", options) is { } inside && language.PausesInsideClauses.Count >= options.Habit)
        {
            yield return new(
                new(
                    "pause-between-thoughts",
                    Say.Text($"{language.PausesInsideClauses.Count} of your {speech.Sound.Activity.Pauses.Count} pauses part words that belong together. Finish the thought, then pause: that sounds like a plan, not like a search."),
                    Say.Where(language.PausesInsideClauses.OrderByDescending(pause => pause.Length))),
                Topic.Pauses,
                SoundRules.WonBack(assessment, inside));
        }

        if (Below(assessment, "disfluencies-per-100-words", options) is { } repairs && language.Disfluencies.Count >= options.Habit)
        {
            yield return new(
                new(
                    "let-it-stand",
                    Say.Text($"You began again or repeated yourself {language.Disfluencies.Count} times. When a sentence starts differently than you meant, let it go on: only you know the other version."),
                    Say.Where(language.Disfluencies.Select(disfluency => disfluency.Range))),
                Topic.Repairs,
                SoundRules.WonBack(assessment, repairs));
        }

        if (Below(assessment, "hedges-per-100-words", options) is { } hedges && language.Hedges.Count >= options.Habit)
        {
            var favourite = MostUsed(language.Hedges);
            yield return new(
                new(
                    "say-it-straight",
                    Say.Text($"{language.Hedges.Count} words or phrases soften or weaken what you say, “{favourite}” most often. Where you are sure, leave them out and say it straight."),
                    Say.Where(language.Hedges.OrderByDescending(hedge => hedge.Text == favourite).Select(hedge => hedge.Range))),
                Topic.Wording,
                SoundRules.WonBack(assessment, hedges));
        }

        if (language.Openers is { Overused: { } overused } openers)
        {
            yield return new(
                new(
                    "vary-openings",
                    Say.Text($"{openers.Counts[0].Count} of {openers.Sentences} sentences begin with “{overused}”. Leave it out now and then, and begin with the thing itself."),
                    Say.Where(openers.Found.Where(opener => opener.Text == overused).Select(opener => opener.Range))),
                Topic.Wording,
                OpenersTell);
        }
    }

    public static IEnumerable<Observation> Strengths(Performance speech, Assessment assessment)
    {
        var activity = speech.Sound.Activity;
        if (assessment.Find("words-per-minute") is { Points: >= 100 } pace)
        {
            var curve = PaceCurve.Measure(speech.Words, activity.Speaking);
            yield return new(
                new("steady-pace", Say.Text($"A pace that is easy to follow: {pace.Value:0} words a minute."), Marked(curve.OrderBy(point => Math.Abs(point.WordsPerMinute - pace.Value)))),
                Topic.Pace,
                assessment.Share(pace));
        }
        if (assessment.Find("fillers-per-minute") is { Value: <= FewestFillers } fillers)
            yield return new(new("few-fillers", "Hardly a filler: you let pauses be pauses, and it sounds sure.", Say.LongestRun(activity)), Topic.Fillers, assessment.Share(fillers));
        if (assessment.Find("pauses-inside-clauses-per-minute") is { Value: <= 3 } inside && activity.Pauses.Count >= Math.Max(4, PausesForEachInside * speech.Language!.PausesInsideClauses.Count))
        {
            yield return new(
                new("pauses-between-thoughts", "Your pauses stand between thoughts, where a listener needs them.", Say.Where(activity.Pauses.Except(speech.Language.PausesInsideClauses).OrderByDescending(pause => pause.Length))),
                Topic.Pauses,
                assessment.Share(inside));
        }
        if (assessment.Find("mtld") is { Value: >= 70 } variety)
            yield return new(new("varied-words", "You seldom use the same word twice where another one fits: that keeps it fresh.", Say.LongestRun(activity)), Topic.Wording, assessment.Share(variety));
    }

    static Observation? Fillers(LanguageMeasures language, Assessment assessment, CoachingOptions options)
    {
        var use = language.Fillers;
        var band = Criteria.All.First(criterion => criterion.Measure == "fillers-per-minute").Band;
        var many = band.Points(use.PerMinute) < options.SpeakUp && use.All.Count >= options.Habit;
        if (!many && use.Clusters.Count == 0 || use.All.Count == 0 || language.Words < 20)
            return null;
        var advice = "When one comes, close your mouth and let a pause stand in its place.";
        return new(
            new(
                "pause-instead",
                many
                    ? Say.Text($"{use.All.Count} fillers, “{use.Kinds[0].Word}” most often: {use.PerMinute:0} a minute. {advice}")
                    : $"{(use.Clusters.Count == 1 ? "Some of your fillers come close together" : "Your fillers come in clusters")}, as here. {advice}",
                use.Clusters.Count > 0 ? Say.Where(use.Clusters.OrderByDescending(cluster => cluster.Length)) : Say.Where(use.All.Select(filler => filler.Range))),
            Topic.Fillers,
            Math.Max(ClustersTell, assessment.Find("fillers-per-minute") is { } judged ? SoundRules.WonBack(assessment, judged) : 0));
    }

    static Judgement? Below(Assessment assessment, string measure, CoachingOptions options) =>
        assessment.Find(measure) is { } judged && judged.Points < options.SpeakUp ? judged : null;

    static string MostUsed(IEnumerable<PhraseUse> phrases) =>
        phrases.CountBy(phrase => phrase.Text).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).First().Key;

    static IReadOnlyList<TimeRange> Marked(IEnumerable<(TimeRange Window, double WordsPerMinute)> curve) => Say.Where(curve.Take(1).Select(point => point.Window));
}
