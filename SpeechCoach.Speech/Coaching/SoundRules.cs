namespace SpeechCoach.Speech;

/// <summary>Remarks that need no words: pitch, loudness, pauses, and pace where it is counted in syllables.</summary>
static class SoundRules
{
    const double LongPausesTell = 4; // points each, no criterion counts them
    const double MonotoneStretchTells = 6;
    const double FadingTells = 3;
    const int RunsTogether = 4;

    public static IEnumerable<Observation> Actions(Performance speech, Assessment assessment, CoachingOptions options)
    {
        var (sound, activity) = (speech.Sound, speech.Sound.Activity);
        var flat = assessment.Find("pitch-variation") is { IsLow: true } pitch && pitch.Points < options.SpeakUp ? pitch : (Judgement?)null;
        if (flat is not null || sound.Pitch.Monotone.Count > 0)
        {
            yield return new(
                new(
                    "vary-pitch",
                    flat is { } found
                        ? Say.Text($"Your pitch stays close to one note: it varies by {found.Value:0.0} semitones. Choose the one word in each sentence that matters, and lift it.")
                        : $"In the {(sound.Pitch.Monotone.Count == 1 ? "stretch" : "stretches")} marked here your voice hardly moves. Choose the one word in each sentence that matters, and lift it.",
                    sound.Pitch.Monotone.Count > 0 ? Say.Where(sound.Pitch.Monotone.OrderByDescending(stretch => stretch.Length)) : Say.LongestRun(activity)),
                Topic.Pitch,
                flat is { } lost ? WonBack(assessment, lost) : MonotoneStretchTells);
        }

        // Those that were measured, and no others.
        var phrases = activity.Runs.Where(run => run.Length >= PhraseEnds.ShortestRun).OrderByDescending(run => run.Length).ToList();
        if (sound.PhraseEndDecay <= -options.Fading && phrases.Count > 0)
        {
            yield return new(
                new(
                    "carry-to-the-end",
                    Say.Text($"{(phrases.Count == 1 ? "Your phrase fades: its end is" : "Your phrases fade: their ends are")} {-sound.PhraseEndDecay:0} dB below what goes before. Keep some breath for the last word, since that is where the point often is."),
                    Say.Where(phrases.Select(run => run with { Start = Math.Max(run.Start, run.End - 2) }))),
                Topic.Loudness,
                FadingTells);
        }

        var longer = activity.Pauses.Where(pause => pause.Length >= options.LongPause).OrderByDescending(pause => pause.Length).ToList();
        if (longer.Count >= 2 || sound.LongestPause >= 2 * options.LongPause)
        {
            yield return new(
                new(
                    "shorten-long-pauses",
                    longer.Count == 1
                        ? Say.Text($"One pause lasts {sound.LongestPause:0.0} s. If it was for effect, keep it; if you were searching, plan the next phrase before you finish this one.")
                        : Say.Text($"{longer.Count} pauses last {options.LongPause:0.0} s or more, the longest {sound.LongestPause:0.0} s. If they were for effect, keep them; if you were searching, plan the next phrase before you finish this one."),
                    Say.Where(longer)),
                Topic.Pauses,
                Math.Min(longer.Count, 3) * LongPausesTell);
        }

        if (assessment.Find("pauses-per-minute") is { IsLow: true } few && few.Points < options.SpeakUp && activity.Speaking.Length >= options.EnoughSpeech)
        {
            yield return new(
                new("add-pauses", Say.Text($"You spoke for {activity.Runs.Max(run => run.Length):0} s without a break. A short pause after each thought lets it arrive."), Say.LongestRun(activity)),
                Topic.Pauses,
                WonBack(assessment, few));
        }

        if (assessment.Find("mean-length-of-run") is { } runs && runs.Points < options.SpeakUp && activity.Runs.Count >= RunsTogether)
        {
            yield return new(
                new("longer-phrases", Say.Text($"You pause after every {runs.Value:0.0} syllables on average. Plan the next few words while you pause, then say them in one go."), Say.Where([Choppiest(activity.Runs)])),
                Topic.Pauses,
                WonBack(assessment, runs));
        }

        if (assessment.Find("syllable-rate") is { } pace && pace.Points < options.SpeakUp)
        {
            yield return new(
                pace.IsLow
                    ? new("pick-up-pace", Say.Text($"{pace.Value:0.0} syllables a second is slow for a listener. Say whole phrases in one go, and pause between them."), Paced(sound, fastest: false))
                    : new("slow-down", Say.Text($"{pace.Value:0.0} syllables a second is more than most listeners follow with ease. Slow down where it matters."), Paced(sound, fastest: true)),
                Topic.Pace,
                WonBack(assessment, pace));
        }
    }

    public static IEnumerable<Observation> Strengths(Performance speech, Assessment assessment, CoachingOptions options)
    {
        var (sound, activity) = (speech.Sound, speech.Sound.Activity);
        if (assessment.Find("pitch-variation") is { Points: >= 100, Value: >= 2 } pitch)
            yield return new(new("lively-voice", Say.Text($"Your voice moves: {pitch.Value:0.0} semitones round its middle. That keeps a listener with you."), Say.LongestRun(activity)), Topic.Pitch, assessment.Share(pitch));
        if (assessment.Find("median-pause") is { Points: >= 100 } length && assessment.Find("pauses-per-minute") is { Points: >= 100 } && sound.LongestPause < options.LongPause && sound.PhonationRatio >= 0.65)
        {
            yield return new(
                new("clear-pauses", Say.Text($"Your pauses are short and give the listener time: {activity.Pauses.Count} of them, {sound.MeanPause:0.0} s on average."), Say.Where(activity.Pauses)),
                Topic.Pauses,
                assessment.Share(length));
        }
        if (assessment.Find("mean-length-of-run") is { Value: >= 10 } runs)
            yield return new(new("long-phrases", Say.Text($"You speak in whole phrases: {runs.Value:0} syllables from pause to pause."), Say.LongestRun(activity)), Topic.Pauses, assessment.Share(runs) / 2);
    }

    /// <summary>Points of the whole score that a criterion has lost.</summary>
    public static double WonBack(Assessment assessment, Judgement judgement) => assessment.Share(judgement) * (100 - judgement.Points) / 100;

    // Of a recording shorter than a window no place is slower than another.
    static IReadOnlyList<TimeRange> Paced(SoundMeasures sound, bool fastest)
    {
        var curve = sound.Nuclei.Count == 0 ? [] : PaceCurve.Measure(sound.Nuclei, sound.Activity.Speaking);
        return Say.Where(curve.OrderBy(point => fastest ? -point.PerMinute : point.PerMinute).Take(1).Select(point => point.Window));
    }

    static TimeRange Choppiest(IReadOnlyList<TimeRange> runs) => Enumerable.Range(0, runs.Count - RunsTogether + 1)
        .Select(first => new TimeRange(runs[first].Start, runs[first + RunsTogether - 1].End))
        .MinBy(range => range.Length);
}
