using SpeechCoach.Contracts;

namespace SpeechCoach.Tests.Builders;

/// <summary>Reports as a worker would write them.</summary>
static class SomeReport
{
    public static Report WithEverything() => new()
    {
        Language = "en",
        DurationSeconds = 11,
        Recognition = new Recognition("pocketsphinx", 0.62, "en-us"),
        Words =
        [
            new("and", 0.3, 0.5, 0.8), new("um", 0.7, 1.1, 0.7, IsFiller: true), new("so", 1.9, 2.2, 0.9),
            new("ask", 2.3, 2.7, 0.9), new("<b>not</b>", 2.8, 3.1, 0.4),
        ],
        Pauses = [new(1.1, 1.9), new(4.2, 5.0)],
        Measures =
        [
            new("speech-rate", "Words per minute", 131.6, "words/min", "Words divided by the time from the first to the last of them.", 0.9),
            new("fillers", "Fillers", 5.4, "per min", "Filled pauses such as um and uh, a minute.", 0.6),
            new("phonation-ratio", "Share of time spent speaking", 0.73, "", "Time with voice divided by the length of the recording.", 1),
        ],
        Strength = new Advice("steady-pace", "Your pace is steady: keep it.", [new(0.3, 8.5)]),
        Actions = [new Advice("pause-instead", "Where you say um, pause in silence instead.", [new(0.7, 1.1)])],
        Notices = ["The recogniser is unsure of some words."],
        Score = new(72, [new("fluency", "Fluency", 72, 1,
        [
            new("words-per-minute", "Pace", 131.6, "words/min", new(60, 110, 165, 240), 100, 2, "Lucas 2004"),
            new("fillers-per-minute", "Few fillers", 11.2, "fillers/min", new(null, null, 6, 16), 16, 1, "Laske 2024"),
        ])]),
        CoachedBy = "rules",
        Series = new()
        {
            Waveform = new(0.05, 0.1, "full scale", [.. Enumerable.Range(0, 110).Select(i => (double?)(i % 10 / 10.0))]),
            Pitch = new(0.05, 0.1, "semitones", [.. Enumerable.Range(0, 110).Select(i => i % 8 < 3 ? null : (double?)(i % 7 - 3))]),
            Level = new(0.05, 0.1, "dBFS", [.. Enumerable.Range(0, 110).Select(i => (double?)(-60 + i % 10))]),
        },
    };

    /// <summary>Ten minutes of fluent speech, with as many words, pauses and values as such a recording has, none like another.</summary>
    public static Report OfTenMinutes()
    {
        const int Seconds = 600, Words = 1500;
        var chance = new Random(10);
        var words = Enumerable.Range(0, Words).Select(i => new SpokenWord(
            new string([.. Enumerable.Range(0, chance.Next(2, 10)).Select(_ => (char)chance.Next('a', 'z' + 1))]),
            Math.Round(i * 0.4, 2), Math.Round(i * 0.4 + 0.25 + 0.1 * chance.NextDouble(), 2), chance.NextDouble(), IsFiller: i % 25 == 7)).ToList();
        Curve Curve(double step, string unit, double size) => new(step / 2, step, unit, [.. Enumerable.Range(0, (int)(Seconds / step)).Select(_ => (double?)Math.Round(size * chance.NextDouble(), 3))]);
        var small = WithEverything();
        return small with
        {
            DurationSeconds = Seconds,
            Words = words,
            Pauses = [.. Enumerable.Range(0, 250).Select(i => new Span(Math.Round(i * 2.4 + 0.3, 2), Math.Round(i * 2.4 + 0.6 + chance.NextDouble(), 2)))],
            Marks = [.. Enumerable.Range(0, 100).Select(i => new TranscriptMark(i % 2 == 0 ? "hedge" : "repetition", i * 6, i * 6 + 0.3))],
            Measures = [.. typeof(MeasureNames).GetFields().Select((field, i) => new Measure((string)field.GetRawConstantValue()!, $"Measure {field.Name}", i * 1.7, "per min", small.Measures[0].Definition, 0.9))],
            Series = new()
            {
                Waveform = Curve(0.5, "full scale", 1),
                Pitch = Curve(0.5, "semitones", 9),
                Level = Curve(0.5, "dBFS", -60),
                Pace = Curve(5, "words/min", 200),
            },
        };
    }
}
