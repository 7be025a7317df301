using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SpeechCoach.Contracts;

namespace SpeechCoach.Tests.Analytics;

/// <summary>What every window has to hold: the events counted once more, by plain queries over all of them.</summary>
static class Recount
{
    /// <summary>The windows of a dataflow of the product: key and window, and the result as it is written.</summary>
    public static SortedDictionary<string, string> Of(string flow, IEnumerable<SpeechAnalyzed> events)
    {
        var speeches = events.DistinctBy(speech => speech.Recording).OrderBy(speech => speech.AcceptedAt).ThenBy(speech => speech.Recording.ToString(), StringComparer.Ordinal).ToList();
        return flow switch
        {
            FlowNames.SpeakingProgress => Written(Progress(speeches), ContractsJson.Default.SpeakingSummary),
            FlowNames.ActiveWords => Written(Words(speeches), ContractsJson.Default.WordsOfDay),
            FlowNames.PopulationBands => Written(Bands(speeches), ContractsJson.Default.PopulationBand),
            FlowNames.PipelineHealth => Written(Health(speeches), ContractsJson.Default.PipelineMinute),
            FlowNames.Usual => Written(Usual(speeches), UsualJson),
            _ => throw new ArgumentOutOfRangeException(nameof(flow), flow, "There is no such dataflow."),
        };
    }

    /// <summary>How the values of a learner's usual are compared.</summary>
    public static JsonTypeInfo<IReadOnlyList<SpokenMeasures>> UsualJson { get; } =
        (JsonTypeInfo<IReadOnlyList<SpokenMeasures>>)JsonSerializerOptions.Web.GetTypeInfo(typeof(IReadOnlyList<SpokenMeasures>));

    static IEnumerable<(string Window, SpeakingSummary Result)> Progress(List<SpeechAnalyzed> speeches)
    {
        var dated =
            from speech in speeches
            from window in new[] { $"day/{Date(speech.LocalDate)}", $"week/{Date(Monday(speech.LocalDate))}" }
            group speech by $"{speech.Subject} {window}";
        var latest =
            from speech in speeches
            group speech by $"{speech.Subject} last/20" into all
            from speech in all.TakeLast(20)
            group speech by all.Key;
        return dated.Concat(latest).Select(window => (window.Key, Summary([.. window])));
    }

    static IEnumerable<(string Window, WordsOfDay Result)> Words(List<SpeechAnalyzed> speeches) =>
        from speech in speeches
        where speech.Words.Count > 0
        group speech by $"{speech.Subject} day/{Date(speech.LocalDate)}" into day
        let words =
            from word in day.SelectMany(speech => speech.Words)
            group word.Value by word.Key into uses
            orderby uses.Key
            select KeyValuePair.Create(uses.Key, uses.Sum())
        select (day.Key, new WordsOfDay { Words = new SortedDictionary<string, int>(words.ToDictionary(), StringComparer.Ordinal) });

    static IEnumerable<(string Window, IReadOnlyList<SpokenMeasures> Result)> Usual(List<SpeechAnalyzed> speeches) =>
        from speech in speeches
        group new SpokenMeasures(speech.Language, speech.Measures) by $"{speech.Subject} last/50" into all
        select (all.Key, (IReadOnlyList<SpokenMeasures>)[.. all.TakeLast(50)]);

    static IEnumerable<(string Window, PopulationBand Result)> Bands(List<SpeechAnalyzed> speeches)
    {
        var months =
            from speech in speeches
            let month = $"{speech.Language.Split('-')[0]} month/{Date(speech.LocalDate.AddDays(1 - speech.LocalDate.Day))}"
            group speech by (month, speech.Subject) into learner
            group Summary([.. learner]) by learner.Key.month;
        return
            from month in months
            let measures = new (string Name, IEnumerable<double?> Values)[]
            {
                ("fillers-per-minute", month.Select(learner => learner.FillersPerMinute)),
                ("pauses-per-minute", month.Select(learner => learner.PausesPerMinute)),
                ("pitch-variation", month.Select(learner => learner.PitchVariation)),
                ("score", month.Select(learner => learner.Score)),
                ("syllable-rate", month.Select(learner => learner.SyllableRate)),
                ("words-per-minute", month.Select(learner => learner.WordsPerMinute)),
            }
            select (month.Key, new PopulationBand
            {
                Measures = measures.Where(measure => measure.Values.Count(value => value is not null) >= 20)
                    .ToDictionary(measure => measure.Name, measure => Spread(measure.Values)),
            });
    }

    static IEnumerable<(string Window, PipelineMinute Result)> Health(List<SpeechAnalyzed> speeches) =>
        from speech in speeches
        let at = speech.AcceptedAt.ToUniversalTime()
        group speech by string.Create(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd} minute/{at:yyyy-MM-ddTHH:mm}Z") into minute
        let waits = minute.Select(speech => speech.WaitSeconds)
        select (minute.Key, new PipelineMinute
        {
            Recordings = minute.Count(),
            Waiting = waits.Any(wait => wait is not null) ? Spread(waits) : null,
            Stages = minute.SelectMany(speech => speech.Timings).GroupBy(timing => timing.Stage).OrderBy(stage => stage.Key)
                .ToDictionary(stage => stage.Key, stage => Spread(stage.Select(timing => (double?)timing.Seconds))),
        });

    static SpeakingSummary Summary(List<SpeechAnalyzed> speeches) => new()
    {
        Recordings = speeches.Count,
        Seconds = Math.Round(speeches.Sum(speech => speech.DurationSeconds), 4),
        WordsPerMinute = Mean(speeches, speech => Measure(speech, "words-per-minute")),
        SyllableRate = Mean(speeches, speech => Measure(speech, "syllable-rate")),
        PausesPerMinute = Mean(speeches, speech => Measure(speech, "pauses-per-minute")),
        FillersPerMinute = Mean(speeches, speech => Measure(speech, "fillers-per-minute")),
        PitchVariation = Mean(speeches, speech => Measure(speech, "pitch-variation")),
        Score = Mean(speeches, speech => speech.Score),
    };

    static double? Mean(List<SpeechAnalyzed> speeches, Func<SpeechAnalyzed, double?> value)
    {
        var with = speeches.Where(speech => value(speech) is not null).ToList();
        return with.Count > 0 ? Math.Round(with.Sum(speech => value(speech)!.Value * speech.DurationSeconds) / with.Sum(speech => speech.DurationSeconds), 4) : null;
    }

    static Quantiles Spread(IEnumerable<double?> values)
    {
        var sorted = values.OfType<double>().Order().ToList();
        double At(double share) => share * (sorted.Count - 1) is var place && place % 1 == 0
            ? Math.Round(sorted[(int)place], 4)
            : Math.Round(sorted[(int)place] + (place - Math.Floor(place)) * (sorted[(int)place + 1] - sorted[(int)place]), 4);
        return new(sorted.Count, At(0.1), At(0.25), At(0.5), At(0.75), At(0.9));
    }

    static double? Measure(SpeechAnalyzed speech, string name) => speech.Measures.TryGetValue(name, out var value) ? value : null;

    static DateOnly Monday(DateOnly day) => day.DayOfWeek == DayOfWeek.Monday ? day : Monday(day.AddDays(-1));

    static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static SortedDictionary<string, string> Written<T>(IEnumerable<(string Window, T Result)> windows, JsonTypeInfo<T> json) =>
        new(windows.ToDictionary(window => window.Window, window => JsonSerializer.Serialize(window.Result, json)), StringComparer.Ordinal);
}
