using System.Globalization;
using System.Text;
using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>What was said, with its fillers and pauses marked, in as many messages as it takes.</summary>
static class TranscriptText
{
    const double LongPause = 0.7;
    const double Overlap = 0.15;

    public static IReadOnlyList<string> Of(Report report, Phrases texts)
    {
        var parts = new List<string>();
        var part = new StringBuilder(texts["transcript"]).Append("\n\n");
        foreach (var piece in Pieces(report))
        {
            if (part.Length + piece.Length + 1 > ChatMessage.Longest)
            {
                parts.Add(part.ToString().Trim());
                part.Clear();
            }

            part.Append(piece).Append(' ');
        }

        return [.. parts, part.ToString().Trim()];
    }

    /// <summary>The same without markup, for a file.</summary>
    public static string Plain(Report report) => string.Join(' ', Marked(report, filler => $"[{filler}]", word => word));

    static IEnumerable<string> Pieces(Report report) => Marked(report, filler => $"<u>{Phrases.Escape(Short(filler))}</u>", word => Phrases.Escape(Short(word)));

    static IEnumerable<string> Marked(Report report, Func<string, string> filler, Func<string, string> other)
    {
        var pauses = new Queue<Span>(report.Pauses.OrderBy(pause => pause.Start));
        foreach (var word in report.Words.OrderBy(word => word.Start))
        {
            while (pauses.TryPeek(out var pause) && pause.End <= word.Start + Overlap)
            {
                pauses.Dequeue();
                var length = pause.End - pause.Start;
                yield return length >= LongPause ? string.Create(CultureInfo.InvariantCulture, $"⏸{length:0.0}") : "·";
            }

            yield return word.IsFiller ? filler(word.Text) : other(word.Text);
        }
    }

    // No engine should hear such a word, and no message could hold it.
    static string Short(string word) => word.Length <= 200 ? word : $"{word[..200]}…";
}
