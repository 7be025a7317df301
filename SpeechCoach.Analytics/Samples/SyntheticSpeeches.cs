using SpeechCoach.Contracts;

namespace SpeechCoach.Analytics;

/// <summary>
/// Events of learners who do not exist, to try dataflows on: each has a language, a time zone, a pace of his own and practises
/// through a year, most of them improving a little. Every number gives one event, the same for the same seed.
/// </summary>
/// <param name="seed">Another seed, other learners.</param>
/// <param name="learners">How many there are.</param>
/// <param name="count">How many events there are; they spread evenly over the year.</param>
public sealed class SyntheticSpeeches(int seed, int learners = 500, int count = 50_000)
{
    static readonly DateTimeOffset FirstMoment = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly TimeSpan Year = TimeSpan.FromDays(365);
    static readonly string[] Languages = ["en-GB", "en-US", "en", "es-ES", "de"];
    static readonly TimeSpan[] Offsets = [TimeSpan.FromHours(-8), TimeSpan.FromHours(-3), TimeSpan.Zero, TimeSpan.FromHours(1), TimeSpan.FromHours(9)];

    static readonly string[] Words =
    [
        "answer", "body", "book", "business", "case", "change", "child", "city", "country", "course", "day", "door", "face", "family", "friend",
        "game", "group", "hand", "head", "health", "history", "home", "hour", "house", "idea", "issue", "job", "kind", "law", "life", "line",
        "market", "moment", "money", "morning", "mother", "name", "night", "number", "office", "order", "part", "people", "person", "place",
        "plan", "point", "power", "price", "problem", "product", "program", "question", "reason", "result", "room", "school", "service",
        "side", "story", "student", "system", "table", "team", "thing", "time", "travel", "water", "way", "week", "woman", "word", "work",
        "world", "writer", "year",
    ];

    /// <summary>How many events there are.</summary>
    public int Count => count;

    /// <summary>All of them, in the order of event time.</summary>
    public IEnumerable<SpeechAnalyzed> All => Enumerable.Range(0, count).Select(Event);

    /// <summary>The learner's random name.</summary>
    public SubjectId Subject(int learner) => SubjectId.FromBytes(Bytes(learner, "subject"u8[0]));

    /// <summary>The event of a number.</summary>
    public SpeechAnalyzed Event(int number)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)number, (uint)count);
        var dice = Dice.Of(seed, number, 1);
        var learner = dice.Below(learners);
        var person = Dice.Of(seed, learner, 2);
        var language = Languages[person.Below(Languages.Length)];
        var offset = Offsets[person.Below(Offsets.Length)];
        var share = number / (double)count;
        var at = FirstMoment + TimeSpan.FromMilliseconds(Math.Floor(Year.TotalMilliseconds * share));
        return new()
        {
            Recording = RecordingId.FromBytes(Bytes(number, "recording"u8[0])),
            Subject = Subject(learner),
            AcceptedAt = at,
            LocalDate = DateOnly.FromDateTime(at.ToOffset(offset).DateTime),
            Language = language,
            DurationSeconds = Math.Round(20 + dice.Part() * 160, 2),
            Measures = Measures(dice, person, share),
            Score = dice.Chance(0.9) ? Math.Round(45 + Dice.Of(seed, learner, 3).Part() * 25 + 15 * share + 10 * dice.Part()) : null,
            Words = language.StartsWith("en", StringComparison.Ordinal) ? Said(dice, Dice.Of(seed, learner, 4)) : new Dictionary<string, int>(),
            WaitSeconds = Math.Round(dice.Part() * 3, 3),
            Timings =
            [
                new(Contracts.Stage.Decode, Math.Round(0.2 + dice.Part() * 0.3, 3)), new(Contracts.Stage.Transcribe, Math.Round(2 + dice.Part() * 8, 3)),
                new(Contracts.Stage.Measure, Math.Round(0.3 + dice.Part() * 0.4, 3)), new(Contracts.Stage.Coach, Math.Round(0.01 + dice.Part() * 0.05, 3)),
            ],
        };
    }

    static SortedDictionary<string, double> Measures(Dice dice, Dice person, double share)
    {
        var better = person.Chance(0.7) ? share : 0;
        var measures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        Add(MeasureNames.SyllableRate, 3 + person.Part(), 0.4);
        Add(MeasureNames.SyllableArticulationRate, 4 + person.Part(), 0.4);
        Add(MeasureNames.PausesPerMinute, 10 + person.Part() * 15 - 4 * better, 4);
        Add(MeasureNames.MeanPause, 0.5 + person.Part() * 0.4 - 0.1 * better, 0.1);
        Add(MeasureNames.PhonationRatio, 65 + person.Part() * 20 + 5 * better, 5);
        Add(MeasureNames.MeanLengthOfRun, 4 + person.Part() * 6 + 2 * better, 1.5);
        Add(MeasureNames.PitchVariation, 1.5 + person.Part() * 2 + 0.5 * better, 0.4);
        Add(MeasureNames.Loudness, -30 + person.Part() * 8, 2);
        // Where the words could not be heard clearly the report does not trust what is counted from them.
        if (dice.Chance(0.1)) return measures;
        Add(MeasureNames.WordsPerMinute, 100 + person.Part() * 60 + 10 * better, 12);
        Add(MeasureNames.FillersPerMinute, 1 + person.Part() * 7 - 3 * better * person.Part(), 1.5);
        Add(MeasureNames.HedgesPerHundredWords, person.Part() * 3, 0.8);
        Add(MeasureNames.Mattr, 0.6 + person.Part() * 0.15 + 0.03 * better, 0.03);
        return measures;

        void Add(string name, double mean, double spread) => measures[name] = Math.Round(Math.Max(0, mean + spread * (dice.Part() + dice.Part() - 1)), 3);
    }

    static SortedDictionary<string, int> Said(Dice dice, Dice person)
    {
        var favourite = person.Below(Words.Length);
        var words = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = dice.Below(25) + 5; i > 0; i--)
        {
            // Everybody has words that he likes, and all like the common ones.
            var word = Words[dice.Chance(0.3) ? (favourite + dice.Below(6)) % Words.Length : dice.Below(Words.Length)];
            words[word] = words.GetValueOrDefault(word) + 1;
        }

        return words;
    }

    byte[] Bytes(int number, byte kind)
    {
        var bytes = new byte[16];
        var dice = Dice.Of(seed, number, kind);
        BitConverter.TryWriteBytes(bytes, dice.Bits());
        BitConverter.TryWriteBytes(bytes.AsSpan(8), dice.Bits());
        return bytes;
    }
}
