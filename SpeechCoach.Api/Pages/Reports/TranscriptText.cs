using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Pages.Reports;

/// <summary>A transcript as it is read: paragraphs of words, with what is to be seen in them.</summary>
public static class TranscriptText
{
    /// <summary>A pause from which on it is called long, s (Campione and Véronis 2002).</summary>
    public const double LongPause = 1;

    const double Unsure = 0.5;
    const int WordsToParagraph = 25;
    const int MostWords = 60;
    const double Break = 0.6; // s; a pause at which a paragraph may end

    /// <summary>One word, or a long pause.</summary>
    /// <param name="Text">The word; none of a pause.</param>
    /// <param name="Kind">The mark that shows, such as <c>filler</c>, <c>hedge</c> or <c>pause</c>; none of what is nothing but a word.</param>
    /// <param name="Start">Start in seconds.</param>
    /// <param name="End">End in seconds.</param>
    /// <param name="Unsure">Whether the recogniser was unsure.</param>
    public sealed record Piece(string? Text, string? Kind, double Start, double End, bool Unsure);

    public static IReadOnlyList<IReadOnlyList<Piece>> Paragraphs(Report report)
    {
        List<IReadOnlyList<Piece>> paragraphs = [];
        List<Piece> paragraph = [];
        var pauses = new Queue<Span>(report.Pauses.OrderBy(pause => pause.Start));
        var marks = report.Marks.OrderBy(mark => mark.Start).ToList();
        foreach (var word in report.Words)
        {
            var silence = 0.0;
            while (pauses.TryPeek(out var pause) && pause.Start < (word.Start + word.End) / 2)
            {
                pauses.Dequeue();
                silence = Math.Max(silence, pause.End - pause.Start);
                if (pause.End - pause.Start >= LongPause) paragraph.Add(new(null, "pause", pause.Start, pause.End, false));
            }

            if (Ends(paragraph, silence))
            {
                paragraphs.Add(paragraph);
                paragraph = [];
            }

            paragraph.Add(new(word.Text, Kind(word, marks), word.Start, word.End, word.Confidence < Unsure && !word.IsFiller));
        }

        if (paragraph.Count > 0) paragraphs.Add(paragraph);
        return paragraphs;
    }

    // Engines without full stops leave nothing but silence to tell where a thought ends.
    static bool Ends(List<Piece> paragraph, double silence) =>
        paragraph.Count >= MostWords
        || (paragraph.Count >= WordsToParagraph && (silence >= Break || paragraph[^1].Text?.LastOrDefault() is '.' or '?' or '!'));

    static string? Kind(SpokenWord word, List<TranscriptMark> marks)
    {
        if (word.IsFiller) return "filler";
        var middle = (word.Start + word.End) / 2;
        return marks.Find(mark => mark.Start <= middle && middle < mark.End)?.Kind;
    }
}
