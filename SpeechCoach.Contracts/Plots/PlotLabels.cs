using System.Globalization;

namespace SpeechCoach.Contracts;

/// <summary>What the picture of a recording says in one language, beside the recording's own words.</summary>
/// <param name="Title">What it is, in one line.</param>
/// <param name="Description">What it shows, for those who cannot see it.</param>
/// <param name="Loudness">Legend of the waveform.</param>
/// <param name="Pitch">Legend of the pitch.</param>
/// <param name="Pause">Legend of pauses.</param>
/// <param name="Filler">Legend of fillers.</param>
/// <param name="Keep">Legend of what was done well.</param>
/// <param name="Next">Legend of what to do next; the numbers of the advice follow.</param>
/// <param name="PauseOf">A pause of so many seconds.</param>
public sealed record PlotLabels(
    string Title, string Description, string Loudness, string Pitch, string Pause, string Filler, string Keep, string Next, Func<double, string> PauseOf)
{
    /// <summary>The labels of a report in English.</summary>
    public static PlotLabels English(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new(
            EnglishTitle(report), EnglishDescription(report), "loudness", "pitch, semitones round your median", "pause", "filler", "keep", "next",
            seconds => string.Create(CultureInfo.InvariantCulture, $"pause of {seconds:0.0} s"));
    }

    /// <summary>A time in a recording, or a length: minutes and seconds.</summary>
    public static string Clock(double seconds)
    {
        var whole = (int)Math.Round(seconds);
        return string.Create(CultureInfo.InvariantCulture, $"{whole / 60}:{whole % 60:00}");
    }

    static string EnglishTitle(Report report)
    {
        var words = report.Words.Count(word => !word.IsFiller);
        var fillers = report.Words.Count - words;
        return string.Join(", ", new[]
        {
            $"{Clock(report.DurationSeconds)} of speech",
            report.Words.Count == 0 ? null : Counted(words, "word"),
            Counted(report.Pauses.Count, "pause"),
            fillers == 0 ? null : Counted(fillers, "filler"),
        }.OfType<string>());
    }

    static string EnglishDescription(Report report) => string.Join(" ",
    [
        "Over time, from left to right and row by row: the waveform with its pauses shaded, beneath it the pitch in semitones round the speaker's median, and the words where there is room.",
        .. report.Strength is { } strength ? [$"Keep: {strength.Text}"] : Array.Empty<string>(),
        .. report.Actions.Select(action => $"Next: {action.Text}"),
    ]);

    static string Counted(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
