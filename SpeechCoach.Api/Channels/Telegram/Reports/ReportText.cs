using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>A report as one message: what to take away, and no more.</summary>
static class ReportText
{
    const double Strong = 80;
    const double Fair = 60;

    static readonly string[] keyNumbers =
    [
        MeasureNames.WordsPerMinute, MeasureNames.SyllableRate, MeasureNames.PausesPerMinute, MeasureNames.FillersPerMinute, MeasureNames.PitchVariation,
    ];

    /// <summary>Why nothing could be measured.</summary>
    public static string Of(Refusal refusal, Phrases texts) =>
        texts.Has($"refusal.{refusal.Code}") ? texts[$"refusal.{refusal.Code}"] : Phrases.Escape(refusal.Message);

    /// <summary>The report, beside what is usual for the learner and his last answer to the same question.</summary>
    public static string Of(Report report, Usual usual, Report? lastTry, Phrases texts) => Fit(
    [
        Headline(report, texts),
        report.Strength is { } strength ? texts.Say("report.keep", ("text", new Markup(Remark(report, strength, texts)))) : null,
        .. report.Actions.Select(action => texts.Say("report.next", ("text", new Markup(Remark(report, action, texts))))),
        Numbers(report, usual, texts),
        lastTry is null ? null : LastTry(report, lastTry, texts),
        .. ReportLimits.Of(report, texts).Select(notice => $"<i>{Phrases.Escape(notice)}</i>"),
    ]);

    /// <summary>A remark in the learner's language, with where to listen.</summary>
    public static string Remark(Report report, Advice advice, Phrases texts)
    {
        // What a language model has worded is meant for this recording alone.
        var said = report.CoachedBy is null or "rules" && texts.Has($"advice.{advice.Code}") ? texts[$"advice.{advice.Code}"] : Phrases.Escape(advice.Text);
        return advice.Evidence.Count == 0
            ? said
            : $"{said} {texts.Say("report.listen", ("times", string.Join(", ", advice.Evidence.Select(span => MeasureText.Clock(span.Start)))))}";
    }

    static string Headline(Report report, Phrases texts)
    {
        var said = texts[report.Score?.Points switch { null => "report.heard", >= Strong => "report.strong", >= Fair => "report.fair", _ => "report.start" }];
        var points = report.Score is { } score ? texts.Say("report.score", ("points", Math.Round(score.Points)), ("length", MeasureText.Clock(report.DurationSeconds))) : MeasureText.Clock(report.DurationSeconds);
        return $"<b>{said}</b>\n{points}";
    }

    static string? Numbers(Report report, Usual usual, Phrases texts)
    {
        var compared = Comparison.Of(report, usual).ToDictionary(comparison => comparison.Measure);
        var shown = Key(report).Select(measure => Number(measure, compared.GetValueOrDefault(measure.Name), texts)).ToList();
        return shown.Count == 0 ? null : string.Join('\n', shown);
    }

    /// <summary>Pace in words where they are trusted, else in syllables.</summary>
    static IEnumerable<Measure> Key(Report report)
    {
        var measures = Trusted(report);
        return keyNumbers
            .Where(name => name != MeasureNames.SyllableRate || !measures.ContainsKey(MeasureNames.WordsPerMinute))
            .Where(measures.ContainsKey)
            .Select(name => measures[name]);
    }

    static Dictionary<string, Measure> Trusted(Report report) =>
        report.Measures.Where(measure => measure.Confidence >= Measure.Trusted).ToDictionary(measure => measure.Name);

    static string Number(Measure measure, MeasureComparison? comparison, Phrases texts)
    {
        var line = $"• {MeasureText.Label(measure.Name, measure.Label, texts)}: <b>{MeasureText.Value(measure, texts)}</b>";
        if (comparison is null) return line;
        var usual = comparison.Usual.Median.ToString(Math.Abs(comparison.Usual.Median) >= 100 ? "0" : "0.#", texts.Culture);
        var said = comparison.Change switch
        {
            Change.Higher => texts.Say("usual.higher", ("usual", usual)),
            Change.Lower => texts.Say("usual.lower", ("usual", usual)),
            _ => texts["usual.same"],
        };
        return $"{line}, {said}{(comparison.IsBetter == true ? " 👏" : "")}";
    }

    static string? LastTry(Report report, Report before, Phrases texts)
    {
        var earlier = Trusted(before);
        var changes = Key(report)
            .Where(measure => earlier.ContainsKey(measure.Name))
            .Select(measure => $"• {MeasureText.Label(measure.Name, measure.Label, texts)}: {MeasureText.Value(earlier[measure.Name].Value, "", texts)} → <b>{MeasureText.Value(measure.Value, "", texts)}</b>");
        if (report.Score is { } now && before.Score is { } then)
            changes = changes.Prepend($"• {texts["report.points"]}: {Math.Round(then.Points)} → <b>{Math.Round(now.Points)}</b>");
        var lines = string.Join('\n', changes);
        return lines.Length == 0 ? null : $"{texts["report.again"]}\n{lines}";
    }

    /// <summary>As much as one message holds; what matters most comes first.</summary>
    static string Fit(IEnumerable<string?> sections)
    {
        var text = "";
        foreach (var section in sections.OfType<string>())
        {
            if (text.Length + section.Length + 2 > ChatMessage.Longest) break;
            text = text.Length == 0 ? section : $"{text}\n\n{section}";
        }

        return text;
    }
}
