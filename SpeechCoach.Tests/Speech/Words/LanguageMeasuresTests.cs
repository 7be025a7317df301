using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SpeechCoach.Speech;
using static SpeechCoach.Tests.Speech.WordsTalk;

namespace SpeechCoach.Tests.Speech;

public sealed class LanguageMeasuresTests
{
    [Theory]
    [InlineData("um we met in the park", "um Start")]
    [InlineData("we met in the um park", "um Inside")]
    [InlineData("We met. | Umm, then we went home.", "um Start")]
    [InlineData("We met, uh, and then we went home.", "uh Between")]
    [InlineData("we went home | er because it rained", "er Start")]
    [InlineData("we went | er to the park", "er Inside")]
    [InlineData("we went home uhm because it rained erm", "um Between;erm Between")]
    [InlineData("we met | uh | we talked", "uh Start")]
    [InlineData("we met a | uh | we", "uh Inside")]
    [InlineData("We met in the, um, park.", "um Inside")]
    [InlineData("We met a, | uh, | friend.", "uh Inside")]
    [InlineData("We met. And, um, we left.", "um Between")]
    public void Fillers_have_a_kind_and_a_place(string text, string expected) =>
        Assert.Equal(expected, string.Join(';', Measure(text).Fillers.All.Select(filler => $"{filler.Kind} {filler.Place}")));

    [Fact]
    public void Fillers_are_counted_by_time_and_by_words()
    {
        // 48 words and 2 fillers of 0.2 s each, 10 s in all.
        var fillers = Measure("um " + Repeat("one two three four", 12) + " uh").Fillers;
        Assert.Equal(12, fillers.PerMinute, 9);
        Assert.Equal(100 * 2 / 48.0, fillers.PerHundredWords, 9);
        Assert.Equal([new("uh", 1), new("um", 1)], fillers.Kinds);
        Assert.Equal([1, 1, 0], new[] { FillerPlace.Start, FillerPlace.Between, FillerPlace.Inside }.Select(fillers.At));
    }

    [Fact]
    public void Three_fillers_in_ten_seconds_are_a_cluster()
    {
        var far = Repeat("talk", 50);
        Assert.Empty(Measure($"um {far} um {far} um").Fillers.Clusters);
        var cluster = Assert.Single(Measure($"um {far} um talk uh talk er {far} um").Fillers.Clusters);
        Assert.Equal(10.2, cluster.Start, 6);
        Assert.Equal(11.2, cluster.End, 6);
        Assert.Equal(2, Measure($"um um um {far} um um um um").Fillers.Clusters.Count);
    }

    [Theory]
    [InlineData("I I think so", "Repetition:i")]
    [InlineData("I, I think so", "Repetition:i")]
    [InlineData("I um I think so", "Repetition:i")]
    [InlineData("the the the house", "Repetition:the;Repetition:the")]
    [InlineData("in the in the house", "Repetition:in the")]
    [InlineData("it was a it was a big house", "Repetition:it was a")]
    [InlineData("it was very very good and no no no I had had enough and he said that that is so", "")]
    [InlineData("five five five nine nine 2 2", "")]
    [InlineData("on and on and on", "")]
    [InlineData("I like it. It is good.", "")]
    [InlineData("that is how I see it |0.8 it is good", "")]
    [InlineData("we saw the |0.8 the house", "Repetition:the")]
    [InlineData("ask not what your country can do for you ask what you can do for your country", "")]
    [InlineData("words words words words", "Repetition:words;Repetition:words;Repetition:words")]
    [InlineData("I think I think I think we can", "Repetition:i think;Repetition:i think")]
    [InlineData("a wo- a wonderful day", "CutOff:wo")]
    [InlineData("a well-known man", "")]
    [InlineData("I was going to the I went to the park", "Restart:i was going to the")]
    [InlineData("we have to we had to leave", "Restart:we have to")]
    [InlineData("they are they were late", "Restart:they are")]
    [InlineData("if you want to you can go", "")]
    [InlineData("the best of the worst of the big and the small", "")]
    [InlineData("you are what you eat and I know that I know", "")]
    [InlineData("he went to. He went there", "")]
    [InlineData("This is part of this project.", "")]
    [InlineData("Those are for those who ask.", "")]
    [InlineData("these were like these", "")]
    [InlineData("You take it with you.", "")]
    [InlineData("It has a lot to it, and it goes with it every day.", "")]
    [InlineData("Everyone is equal to everyone.", "")]
    [InlineData("we do it for we", "")]
    [InlineData("you take the |0.3 you keep it", "Restart:you take the")]
    [InlineData("I like it, uh. It is good.", "")]
    [InlineData("this this is good", "Repetition:this")]
    [InlineData("this is this is good", "Repetition:this is")]
    public void Repetitions_and_false_starts_are_found_and_rhetoric_is_not(string text, string expected) =>
        Assert.Equal(expected, string.Join(';', Measure(text).Disfluencies.Select(disfluency => $"{disfluency.Kind}:{disfluency.Text}")));

    [Theory]
    [InlineData("Esta es la casa de esta familia.", "")]
    [InlineData("Este es para este niño.", "")]
    [InlineData("Eso es para eso.", "")]
    [InlineData("Él vive con él.", "")]
    [InlineData("Ella habla de ella misma.", "")]
    [InlineData("Nosotros trabajamos para nosotros.", "")]
    [InlineData("esto esto es bueno", "Repetition:esto")]
    [InlineData("yo estaba en la yo fui al parque", "Restart:yo estaba en la")]
    public void Repetitions_and_false_starts_are_found_in_Spanish(string text, string expected) =>
        Assert.Equal(expected, string.Join(';', Measure(text, "es").Disfluencies.Select(disfluency => $"{disfluency.Kind}:{disfluency.Text}")));

    [Theory]
    [InlineData("Él estaba en la él fue. Quizás. Así que tú, eh, tú dices que está |0.6 allí.", "es")]
    [InlineData("the café the café was naïve", "en")]
    public void An_accent_written_as_a_mark_of_its_own_is_the_same_accent(string text, string language)
    {
        var (one, other) = (Measure(text, language), Measure(text.Normalize(NormalizationForm.FormD), language));
        Assert.NotEqual(text, text.Normalize(NormalizationForm.FormD));
        Assert.NotEmpty(one.Disfluencies);
        Assert.Equal(one.Disfluencies, other.Disfluencies);
        Assert.Equal(one.Hedges, other.Hedges);
        Assert.Equal(one.Openers.Found, other.Openers.Found);
        Assert.Equal((one.Openers.Sentences, one.PausesInsideClauses.Count), (other.Openers.Sentences, other.PausesInsideClauses.Count));
    }

    [Theory]
    [InlineData('’'), InlineData('‘'), InlineData('ʼ'), InlineData('＇'), InlineData('´'), InlineData('`')]
    public void Every_apostrophe_is_one(char apostrophe) =>
        Assert.Equal(Measure("I'd say it's what I don't know. I'd say it's").Hedges, Measure($"I{apostrophe}d say it{apostrophe}s what I don{apostrophe}t know. I{apostrophe}d say it{apostrophe}s").Hedges);

    [Fact]
    public void A_repetition_reaches_from_the_words_given_up_to_those_in_their_place()
    {
        var measures = Measure("we saw in the um in the house");
        AssertPlace(2, 7, Assert.Single(measures.Disfluencies).Range);
        Assert.Equal(100 / 7.0, measures.DisfluenciesPerHundredWords);
        Assert.Equal(5, measures.Diversity.Tokens);
    }

    [Theory]
    [InlineData("it is kind of a little bit strange", "kind of;a little bit")]
    [InlineData("what kind of house is this kind of house", "")]
    [InlineData("I think we can but I think of you", "i think")]
    [InlineData("I, um, guess so", "i guess")]
    [InlineData("It was a kind. Of course.", "")]
    [InlineData("stuff like that and stuff like that", "and stuff like that")]
    [InlineData("I just want to", "just")]
    [InlineData("we have just in case", "")]
    [InlineData("we speak in a way that people understand, with a sense of time and in a sense of duty", "")]
    [InlineData("it is true in a way", "in a way")]
    [InlineData("y eso me ayudó", "", "es")]
    [InlineData("y todo eso y cosas así", "y todo eso;y cosas así", "es")]
    public void The_longest_hedge_counts_once(string text, string expected, string language = "en") =>
        Assert.Equal(expected, string.Join(';', Measure(text, language).Hedges.Select(hedge => hedge.Text)));

    [Fact]
    public void Hedges_have_their_place()
    {
        var measures = Measure("it is kind of strange");
        AssertPlace(2, 4, Assert.Single(measures.Hedges).Range);
        Assert.Equal(20, measures.HedgesPerHundredWords);
    }

    [Fact]
    public void An_opener_of_more_than_a_third_of_six_sentences_is_overused()
    {
        var openers = Measure("So we met. So we talked. And then we ate. So, um, we left. Nobody knew. We slept.").Openers;
        Assert.Equal(6, openers.Sentences);
        Assert.Equal([new("so", 3), new("and then", 1)], openers.Counts);
        Assert.Equal("so", openers.Overused);
        Assert.Null(Measure("So we met. So we talked. And then we ate. Um, he left. Nobody knew. We slept.").Openers.Overused);
        Assert.Null(Measure("So we met. So we talked. So we ate.").Openers.Overused);
    }

    [Fact]
    public void The_point_of_an_abbreviation_ends_no_sentence() =>
        Assert.Equal(2, Measure("I met Dr. Smith at 5 p.m. in the U.S. capital. He slept.").Openers.Sentences);

    [Fact]
    public void The_point_behind_a_filler_ends_the_sentence_that_it_closes() =>
        Assert.Equal(3, Measure("I like it uh. So we left um. So we ate.").Openers.Sentences);

    [Fact]
    public void Without_marks_pauses_part_sentences()
    {
        var openers = Measure("so we met |0.6 so we talked |0.3 so far |0.7 um so we went to the |0.9 so called park").Openers;
        Assert.Equal((3, 3), (openers.Sentences, openers.Found.Count));
    }

    [Theory]
    [InlineData("we went to the | park", 1)]
    [InlineData("we went home | because it rained", 0)]
    [InlineData("we went home | we were tired", 0)]
    [InlineData("we went home |0.6 tired people sleep", 0)]
    [InlineData("we bought a big | house", 1)]
    [InlineData("we bought a | um | house", 2)]
    [InlineData("We bought a, | um, | house and we went to the, | um, | park.", 4)]
    [InlineData("We bought a big, | red house | near the park. | It was |0.6 cold.", 2)]
    [InlineData("we said |0.3", 0)]
    [InlineData("|0.3 we said", 0)]
    public void Pauses_inside_clauses_are_told_from_those_between(string text, int inside)
    {
        var measures = Measure(text);
        Assert.Equal(inside, measures.PausesInsideClauses.Count);
        Assert.Subset(new WordsTalk(text).Pauses.ToHashSet(), measures.PausesInsideClauses.ToHashSet());
        Assert.Equal(inside * 60 / new WordsTalk(text).Activity.Speaking.Length, measures.PausesInsideClausesPerMinute);
    }

    [Fact]
    public void A_pause_that_a_word_reaches_into_still_follows_it()
    {
        TimedWord[] words = [new("we", 0, 0.2), new("went", 0.2, 1.0), new("because", 1.0, 1.2), new("it", 1.2, 1.4), new("rained", 1.4, 1.6)];
        VoiceActivity activity = new() { Runs = [new(0, 0.6), new(1.0, 1.6)], Pauses = [new(0.6, 1.0)] };
        Assert.Empty(LanguageMeasures.Measure(words, activity, Language.English).PausesInsideClauses);
    }

    [Fact]
    public void Content_words_are_counted_without_function_words_fillers_and_words_given_up() =>
        Assert.Equal(
            [new("house", 3), new("teacher", 3), new("new", 2)],
            Measure("The teacher saw the the new house um. The house, the teacher's house house, was new, um, uh; the teacher slept.").ContentWords);

    [Fact]
    public void Rarer_words_have_higher_ranks()
    {
        var frequent = Measure(Repeat("people year time school house", 6)).Sophistication!;
        var rare = Measure(Repeat("people photosynthesis time chlorophyll house", 6)).Sophistication!;
        Assert.Equal((30, 0.0), (frequent.ContentWords, frequent.BeyondTwoThousand));
        Assert.Equal(0.4, rare.BeyondTwoThousand, 9);
        var expected = (Math.Log10(Rank("people")) + Math.Log10(Rank("time")) + Math.Log10(Rank("house")) + 2 * Math.Log10(6001)) / 5;
        Assert.Equal(expected, rare.MeanLogRank, 9);
        Assert.Null(Measure(Repeat("people year time school house", 5) + " people year time school").Sophistication);
    }

    [Fact]
    public void Spanish_has_its_own_lists_and_no_frequencies()
    {
        var measures = Measure(Repeat("Pues, eh, yo creo que la la casa es muy bonita porque tiene un jardín grande.", 6), "es");
        Assert.Equal(6, measures.Fillers.All.Count);
        Assert.Equal(6, measures.Disfluencies.Count);
        Assert.Equal("pues", measures.Openers.Overused);
        Assert.Contains(measures.Hedges, hedge => hedge.Text == "yo creo que");
        Assert.Equal(["bonita", "casa", "creo", "grande", "jardín"], measures.ContentWords.Select(word => word.Word));
        Assert.NotNull(measures.Diversity.Mattr);
        Assert.Null(measures.Sophistication);
    }

    [Theory]
    [InlineData(""), InlineData("hello"), InlineData("um"), InlineData("..."), InlineData("- - -"), InlineData("|1 |1"), InlineData("'"), InlineData("wo-"), InlineData("um um um um"), InlineData("¿ ?")]
    public void Next_to_nothing_said_measures_to_next_to_nothing(string text) => AssertFinite(Measure(text));

    [Fact]
    public void Whatever_is_said_every_number_is_finite_and_every_place_is_in_the_recording() => Prop.ForAll(
        Gen.Elements("um", "uh,", "the", "The", "I", "i", "kind", "of.", "of", "so", "So,", "house", "wo-", "...", "very", "|", "|0.7", "you're", "we", "because", "5", "’", "é").ListOf().ToArbitrary(),
        tokens => AssertFinite(Measure(string.Join(' ', tokens)))).QuickCheckThrowOnFailure();

    static void AssertFinite(LanguageMeasures measures)
    {
        double[] numbers =
        [
            measures.DisfluenciesPerHundredWords, measures.HedgesPerHundredWords, measures.PausesInsideClausesPerMinute, measures.Fillers.PerMinute, measures.Fillers.PerHundredWords,
            measures.Diversity.Mtld ?? 2, measures.Diversity.Mattr ?? 0, measures.Diversity.HdD ?? 0, measures.Sophistication?.MeanLogRank ?? 0, measures.Sophistication?.BeyondTwoThousand ?? 0,
        ];
        Assert.All(numbers, number => Assert.InRange(number, 0, 6000));
        IEnumerable<TimeRange> places =
        [
            .. measures.Disfluencies.Select(place => place.Range), .. measures.Hedges.Select(place => place.Range), .. measures.Openers.Found.Select(place => place.Range),
            .. measures.Fillers.All.Select(place => place.Range), .. measures.Fillers.Clusters, .. measures.PausesInsideClauses,
        ];
        Assert.All(places, place => Assert.True(place.Start >= 0 && place.End > place.Start));
        Assert.Equal(measures.Fillers.All.Count, Enum.GetValues<FillerPlace>().Sum(measures.Fillers.At));
    }

    static int Rank(string word) => Language.English.Rank(word);

    static void AssertPlace(int firstWord, int behindLast, TimeRange range)
    {
        Assert.Equal(firstWord * WordLength, range.Start, 6);
        Assert.Equal(behindLast * WordLength, range.End, 6);
    }

    static string Repeat(string text, int times) => string.Join(' ', Enumerable.Repeat(text, times));
}
