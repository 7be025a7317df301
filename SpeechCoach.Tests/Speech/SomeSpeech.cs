using SpeechCoach.Speech;

namespace SpeechCoach.Tests.Speech;

/// <summary>Made-up measures of somebody who speaks.</summary>
static class SomeSpeech
{
    /// <summary>A clean recording with a pause of 0.5 s every 5 s, words that repeat nothing, and nobody hesitating.</summary>
    public static Performance Of(int seconds, double wordsPerMinute) => With(seconds, Words(seconds, wordsPerMinute));

    public static Performance With(int seconds, IReadOnlyList<TimedWord> words)
    {
        var activity = Activity(seconds);
        words = [.. words.OrderBy(word => word.Start)];
        return new(new(seconds, activity, 0))
        {
            Words = words,
            Pace = WordMeasures.Measure(words, activity),
            Language = LanguageMeasures.Measure(words, activity, Language.English),
            SoughtFillers = true,
        };
    }

    // Pauses end sentences, so that none stands inside a clause.
    public static List<TimedWord> Words(double seconds, double perMinute) => [.. Enumerable.Range(0, (int)(seconds * perMinute / 60)).Select(i =>
    {
        var (start, end) = (i * 60 / perMinute, (i + 0.8) * 60 / perMinute);
        return new TimedWord($"w{i}{(Pause((i + 1) * 60 / perMinute) > Pause(start) ? "." : "")}", start, end);
    })];

    static int Pause(double time) => (int)((time + 0.25) / 5);

    public static List<TimedWord> Saying(double seconds, string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Select((word, i) => new TimedWord(word, i * seconds / words.Length, (i + 0.8) * seconds / words.Length))];
    }

    public static TimedWord Filler(string text, double start) => new(text, start, start + 0.4) { IsFiller = true };

    public static Performance Any(Random random)
    {
        var seconds = random.Next(1, 120);
        var speech = With(seconds,
        [
            .. Saying(seconds, string.Concat(Enumerable.Repeat("So I I kind of think that it was good. ", random.Next(0, 40)))),
            .. Enumerable.Range(0, random.Next(20)).Select(_ => Filler("um", random.NextDouble() * seconds)),
        ]);
        var activity = speech.Sound.Activity with { SpeechLevel = -random.Next(0, 70), NoiseLevel = -random.Next(0, 100) };
        if (random.Next(4) == 0)
            activity = activity with { Runs = [new(0, seconds)], Pauses = [] };
        return speech with
        {
            SoughtFillers = random.Next(2) == 0,
            Language = random.Next(3) == 0 ? null : speech.Language,
            Sound = speech.Sound with
            {
                ClippedShare = random.NextDouble() / 500,
                Activity = activity,
                Syllables = random.Next(600),
                PhraseEndDecay = -random.NextDouble() * 20,
                Pitch = new() { MedianHertz = 150, VoicedTime = random.Next(20), DeviationSemitones = random.NextDouble() * 10, Monotone = random.Next(3) == 0 ? [new(0, 30)] : [] },
            },
        };
    }

    static VoiceActivity Activity(int seconds)
    {
        List<TimeRange> runs = [];
        for (var start = 0.0; start < seconds; start += 5)
            runs.Add(new(start, Math.Min(seconds, start + 4.5)));
        return new()
        {
            Runs = runs,
            Pauses = [.. runs.Zip(runs.Skip(1), (before, after) => new TimeRange(before.End, after.Start))],
            SpeechLevel = -20,
            NoiseLevel = -60,
        };
    }
}
