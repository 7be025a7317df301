using System.Globalization;
using System.Text;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Pages.Reports;

/// <summary>What was said, to take away: to be read, or to be shown beneath the sound by any player.</summary>
static class TranscriptFile
{
    // Two lines of 37 signs are what captions usually hold, and six seconds how long they stand.
    const int MostSigns = 74;
    const double Longest = 6;
    const double Break = 0.7; // s; a silence across which nothing stands

    /// <summary>Plain text: a paragraph a line, each with the time at which it begins.</summary>
    public static byte[] Text(Report report) => Encoding.UTF8.GetBytes(string.Concat(TranscriptText.Paragraphs(report).Select(paragraph =>
        $"[{Times.Clock(paragraph[0].Start, false)}] {string.Join(' ', paragraph.Select(piece => piece.Text).OfType<string>())}\n")));

    /// <summary>WebVTT, https://www.w3.org/TR/webvtt1.</summary>
    public static byte[] Captions(Report report)
    {
        var text = new StringBuilder("WEBVTT\n");
        foreach (var cue in Cues(report.Words))
            text.Append(CultureInfo.InvariantCulture, $"\n{Moment(cue[0].Start)} --> {Moment(Math.Max(cue[^1].End, cue[0].Start + 0.001))}\n{string.Join(' ', cue.Select(word => Escape(word.Text)))}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static IEnumerable<List<SpokenWord>> Cues(IReadOnlyList<SpokenWord> words)
    {
        List<SpokenWord> cue = [];
        var signs = 0;
        foreach (var word in words)
        {
            if (cue.Count > 0 && (signs + word.Text.Length > MostSigns || word.End - cue[0].Start > Longest || word.Start - cue[^1].End > Break))
            {
                yield return cue;
                (cue, signs) = ([], 0);
            }

            cue.Add(word);
            signs += word.Text.Length + 1;
        }

        if (cue.Count > 0) yield return cue;
    }

    static string Moment(double seconds) => TimeSpan.FromMilliseconds(Math.Round(1000 * seconds)).ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);

    // A line break would end the cue.
    static string Escape(string text) => text.ReplaceLineEndings(" ")
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
