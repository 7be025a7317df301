using System.Globalization;

namespace SpeechCoach.Speech;

/// <summary>Observes by rules what was done well and what could be done next; same measures, same observations.</summary>
/// <param name="options">Where the rules speak up.</param>
public sealed class Coach(CoachingOptions options)
{
    const int MostEvidence = 3;

    /// <summary>Observes a recording in which somebody speaks.</summary>
    /// <param name="sound">What the sound says.</param>
    /// <param name="words">The words, none where no engine heard any.</param>
    /// <param name="confidence">Mean confidence in the words, 0 to 1; null where the engine gives none.</param>
    public Observations Observe(SoundMeasures sound, IReadOnlyList<TimedWord> words, double? confidence)
    {
        var trusted = words.Count > 0 && (confidence ?? 1) >= options.TrustedWords ? words : [];
        var spoken = WordMeasures.Measure(trusted, sound.Activity);
        IEnumerable<Remark?> actions = [Quality(sound), Fillers(trusted, spoken), Pace(trusted, spoken, sound), LongPauses(sound), FewPauses(sound)];
        IEnumerable<Remark?> strengths = [GoodPace(spoken, sound), GoodPauses(sound), CleanSound(sound)];
        return new([.. strengths.OfType<Remark>(), Began(sound)], [.. actions.OfType<Remark>()]);
    }

    Remark? Quality(SoundMeasures sound)
    {
        if (sound.ClippedShare >= options.Clipped)
            return new("move-back", "The recording is cut off at its loudest. Hold the microphone a little further away, or lower its level.", []);
        if (sound.Activity.SpeechLevel < options.Quiet)
            return new("come-closer", "The recording is very quiet. Come closer to the microphone, so that your voice carries the detail we listen for.", []);
        if (sound.Activity.SignalToNoise < options.Noisy)
            return new("quieter-place", "The room is nearly as loud as your voice. A quieter place will make the next report more exact.", []);
        return null;
    }

    Remark? Fillers(IReadOnlyList<TimedWord> words, WordMeasures spoken)
    {
        if (spoken.Words < options.EnoughWords || spoken.Fillers < 3 || spoken.FillersPerMinute <= options.ManyFillers)
            return null;
        var fillers = words.Where(word => word.IsFiller).ToList();
        var favourite = fillers.GroupBy(word => word.Text, StringComparer.OrdinalIgnoreCase).MaxBy(group => group.Count())!;
        return new(
            "pause-instead",
            Text($"{spoken.Fillers} fillers, “{favourite.Key}” most often: {spoken.FillersPerMinute:0} a minute. When one comes, close your mouth and let a pause stand in its place."),
            [.. fillers.Take(MostEvidence).Select(word => word.Range)]);
    }

    Remark? Pace(IReadOnlyList<TimedWord> words, WordMeasures spoken, SoundMeasures sound)
    {
        if (!EnoughForPace(spoken, sound) || (spoken.WordsPerMinute >= options.Slow && spoken.WordsPerMinute <= options.Fast))
            return null;
        var curve = PaceCurve.Measure(words, sound.Activity.Speaking);
        return spoken.WordsPerMinute > options.Fast
            ? new("slow-down", Text($"{spoken.WordsPerMinute:0} words a minute is more than most listeners follow with ease. Slow down where it matters, as in the stretch marked here."), Marked(curve.OrderByDescending(point => point.WordsPerMinute)))
            : new("pick-up-pace", Text($"{spoken.WordsPerMinute:0} words a minute is slow for a listener. Say whole phrases in one go, and pause between them."), Marked(curve.OrderBy(point => point.WordsPerMinute)));
    }

    Remark? LongPauses(SoundMeasures sound)
    {
        var pauses = sound.Activity.Pauses.Where(pause => pause.Length >= options.LongPause).OrderByDescending(pause => pause.Length).ToList();
        if (pauses.Count < 2 && sound.LongestPause < 2 * options.LongPause)
            return null;
        return new(
            "shorten-long-pauses",
            Text($"{pauses.Count} {(pauses.Count == 1 ? "pause lasts" : "pauses last")} {options.LongPause:0.0} s or more, the longest {sound.LongestPause:0.0} s. If they were for effect, keep them; if you were searching, plan the next phrase before you finish this one."),
            [.. pauses.Take(MostEvidence).OrderBy(pause => pause.Start)]);
    }

    Remark? FewPauses(SoundMeasures sound)
    {
        if (sound.Activity.Speaking.Length < 2 * options.EnoughSpeech || sound.PausesPerMinute >= options.FewPauses)
            return null;
        var longest = sound.Activity.Runs.MaxBy(run => run.Length);
        return new("add-pauses", Text($"You spoke for {longest.Length:0} s without a break. A short pause after each thought lets it arrive."), [longest]);
    }

    Remark? GoodPace(WordMeasures spoken, SoundMeasures sound) =>
        EnoughForPace(spoken, sound) && spoken.WordsPerMinute >= options.ComfortableFrom && spoken.WordsPerMinute <= options.ComfortableTo
            ? new("steady-pace", Text($"A pace that is easy to follow: {spoken.WordsPerMinute:0} words a minute."), [])
            : null;

    Remark? GoodPauses(SoundMeasures sound)
    {
        var pauses = sound.Activity.Pauses;
        if (sound.Activity.Speaking.Length < options.EnoughSpeech || pauses.Count < 2 || sound.LongestPause >= options.LongPause
            || sound.PausesPerMinute < 2 * options.FewPauses || sound.PhonationRatio < 0.65)
            return null;
        return new("clear-pauses", Text($"Your pauses are short and give the listener time: {pauses.Count} of them, {sound.MeanPause:0.0} s on average."), [.. pauses.Take(MostEvidence)]);
    }

    Remark? CleanSound(SoundMeasures sound) =>
        sound.Activity.SignalToNoise >= 2 * options.Noisy && sound.ClippedShare < options.Clipped
            ? new("clean-sound", Text($"A clean recording: your voice stands {sound.Activity.SignalToNoise:0} dB above the room."), [])
            : null;

    static Remark Began(SoundMeasures sound) =>
        new("spoke-up", Text($"You spoke for {sound.Activity.Speaking.Length:0} s and left something to work with."), [sound.Activity.Speaking]);

    bool EnoughForPace(WordMeasures spoken, SoundMeasures sound) =>
        spoken.Words >= options.EnoughWords && sound.Activity.Speaking.Length >= options.EnoughSpeech;

    static IReadOnlyList<TimeRange> Marked(IEnumerable<(TimeRange Window, double WordsPerMinute)> curve) => [.. curve.Take(1).Select(point => point.Window)];

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
