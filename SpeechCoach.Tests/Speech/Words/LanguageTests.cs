using SpeechCoach.Speech;

namespace SpeechCoach.Tests.Speech;

public sealed class LanguageTests
{
    public static TheoryData<string, string> Lists => new(
        typeof(Language).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("Languages/", StringComparison.Ordinal)).Select(name => name.Split('/')).Select(path => (path[1], path[2])));

    [Theory, MemberData(nameof(Lists))]
    public void Every_list_is_readable_and_clean(string code, string list)
    {
        var lines = Lines(code, list);
        Assert.NotEmpty(lines);
        Assert.Equal(lines.Distinct(), lines);
        if (list == "name.txt")
            return;
        Assert.All(lines, line => Assert.Equal(line.ToLowerInvariant().Normalize().Trim(), line));
        Assert.All(lines, line => Assert.Matches(@"^['.\p{Ll}]+( (= )?['\p{Ll}]+)*$", line));
        if (list != "frequency.txt")
            Assert.Equal(lines.Order(StringComparer.Ordinal), lines);
    }

    [Fact]
    public void Every_folder_is_a_whole_language()
    {
        Assert.Equal(["en", "es"], Language.Codes);
        Assert.All(Language.Codes, code =>
        {
            var language = Language.For(code)!;
            Assert.Equal(code, language.Code);
            Assert.Contains(code == "en" ? "the" : "el", language.FunctionWords);
            Assert.Contains(code == "en" ? "because" : "porque", language.JoiningWords);
            Assert.All(language.JoiningWords, word => Assert.DoesNotContain(" ", word, StringComparison.Ordinal));
            Assert.All(language.JoiningWords.Concat(language.UnfinishedWords).Concat(language.SubjectWords).Concat(language.Demonstratives), word => Assert.False(language.IsContentWord(word), word));
            Assert.All(language.JoiningWords.Concat(language.FunctionWords), word => Assert.False(language.IsFiller(word), word));
        });
    }

    [Theory]
    [InlineData("en", "English"), InlineData("en-GB", "English"), InlineData("EN_us", "English"), InlineData("es-419", "Spanish"), InlineData("de", null), InlineData("eng", null), InlineData("", null)]
    public void A_language_is_known_by_its_primary_tag(string tag, string? name) => Assert.Equal(name, Language.For(tag)?.Name);

    [Theory]
    [InlineData("um", true), InlineData("Uh,", true), InlineData("“er", true), InlineData("hmm...", true), InlineData("umbrella", false), InlineData("", false), InlineData("like", false), InlineData("u\u0301m\uFFFEm", false)]
    public void Fillers_are_sounds(string word, bool expected) => Assert.Equal(expected, Language.English.IsFiller(word));

    [Theory]
    [InlineData("en", "Uhhhh,", "uh"), InlineData("en", "ummmmm", "um"), InlineData("en", "uuuhm", "um"), InlineData("en", "errrr", "er"), InlineData("en", "Hmmmmmm.", "hm"), InlineData("en", "mmmm", "mm"), InlineData("en", "ahhh", "ah")]
    [InlineData("es", "eeeeh", "eh"), InlineData("es", "ehhhh", "eh"), InlineData("es", "Emmmm...", "em"), InlineData("es", "mmmm", "mm"), InlineData("es", "eeehhh", "eh")]
    public void However_long_a_filler_is_drawn_it_is_the_same(string code, string word, string kind)
    {
        var language = Language.For(code)!;
        Assert.True(language.IsFiller(word));
        Assert.Equal(kind, language.FillerKind(word));
    }

    [Theory]
    [InlineData("hum"), InlineData("her"), InlineData("emm"), InlineData("here"), InlineData("ooh"), InlineData("eee"), InlineData("123"), InlineData("hhh")]
    public void A_word_that_is_only_like_a_filler_is_none(string word) => Assert.False(Language.English.IsFiller(word));

    [Fact]
    public void A_filler_found_by_its_sound_stays_one() =>
        Assert.Equal([true, false, true], Language.English.MarkFillers([new("öh", 0, 1) { IsFiller = true }, new("so", 1, 2), new("Um,", 2, 3)]).Select(word => word.IsFiller));

    [Theory]
    [InlineData("the", 1), InlineData("house", 281), InlineData("zyzzyva", 6001)]
    public void Ranks_follow_frequency(string word, int rank) => Assert.Equal(rank, Language.English.Frequency!.Rank(word));

    [Fact]
    public void The_frequency_list_holds_words_and_no_names()
    {
        var frequency = Language.English.Frequency!;
        Assert.Equal(6000, frequency.Count);
        Assert.All(["john", "obama", "london", "um", "s", "mother's"], word => Assert.False(frequency.Contains(word), word));
        Assert.All(["i", "don't", "because", "colour", "science"], word => Assert.True(frequency.Contains(word), word));
        Assert.Null(Language.For("es")!.Frequency);
    }

    [Theory]
    [InlineData("houses", "house"), InlineData("house's", "house"), InlineData("stopped", "stop"), InlineData("making", "make"), InlineData("cities", "city"), InlineData("wolves", "wolf"), InlineData("zyzzyvas", "zyzzyva")]
    public void A_form_ranks_as_its_word_or_higher(string form, string word) => Assert.InRange(Language.English.Rank(form), 1, Language.English.Rank(word));

    [Fact]
    public void Words_that_only_look_like_forms_keep_their_rank() =>
        Assert.All(["thing", "king", "bus", "sing", "evening", "forest", "number"], word => Assert.Equal(Language.English.Frequency!.Rank(word), Language.English.Rank(word)));

    [Theory]
    [InlineData("mother's", "mother"), InlineData("we're", "we"), InlineData("'s", "'s"), InlineData("dress", "dress")]
    public void Contractions_are_taken_off(string word, string expected) => Assert.Equal(expected, Language.English.BaseForm(word));

    [Theory]
    [InlineData("house", true), InlineData("teacher's", true), InlineData("it's", false), InlineData("don't", false), InlineData("the", false), InlineData("seven", false), InlineData("1984", false), InlineData("x", false), InlineData("", false)]
    public void Content_words_have_content(string word, bool expected) => Assert.Equal(expected, Language.English.IsContentWord(word));

    static List<string> Lines(string code, string list)
    {
        using var reader = new StreamReader(typeof(Language).Assembly.GetManifestResourceStream($"Languages/{code}/{list}")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];
    }
}
