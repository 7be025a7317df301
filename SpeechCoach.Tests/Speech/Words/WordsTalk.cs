using SpeechCoach.Speech;

namespace SpeechCoach.Tests.Speech;

/// <summary>Writes down speech for tests: a word lasts 0.2 s, every "|" is a silent pause of 0.3 s, and "|1.5" one of 1.5 s.</summary>
sealed class WordsTalk
{
    public const double WordLength = 0.2;

    readonly List<TimedWord> words = [];
    readonly List<TimeRange> pauses = [];
    readonly double end;

    public WordsTalk(string text)
    {
        foreach (var token in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var length = token[0] != '|' ? WordLength : token.Length == 1 ? 0.3 : double.Parse(token[1..], System.Globalization.CultureInfo.InvariantCulture);
            if (token[0] == '|')
                pauses.Add(new(end, end + length));
            else
                words.Add(new(token, end, end + length));
            end += length;
        }
    }

    public IReadOnlyList<TimeRange> Pauses => pauses;

    public VoiceActivity Activity => new() { Runs = end > 0 ? [new(0, end)] : [], Pauses = pauses };

    public IReadOnlyList<TimedWord> Words(Language language) => language.MarkFillers(words);

    public static LanguageMeasures Measure(string text, string language = "en")
    {
        var talk = new WordsTalk(text);
        var lists = Language.For(language)!;
        return LanguageMeasures.Measure(talk.Words(lists), talk.Activity, lists);
    }
}
