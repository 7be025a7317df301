using FsCheck;
using FsCheck.Fluent;
using SpeechCoach.Speech;

namespace SpeechCoach.Tests.Speech;

public sealed class CoachTests
{
    static readonly Coach Coach = new(new());

    [Fact]
    public void A_comfortable_pace_is_kept_and_nothing_is_blamed()
    {
        var verdict = Advise(SomeSpeech.Of(40, 140));
        Assert.Equal("steady-pace", verdict.Strength.Code);
        Assert.Single(verdict.Strength.Evidence);
        Assert.Empty(verdict.Actions);
    }

    [Theory]
    [InlineData(80, "pick-up-pace"), InlineData(100, null), InlineData(140, null), InlineData(175, null), InlineData(210, "slow-down")]
    public void Between_comfortable_and_remarkable_pace_nothing_is_said(double pace, string? expected) =>
        Assert.Equal(expected, Advise(SomeSpeech.Of(60, pace)).Actions.SingleOrDefault()?.Code);

    [Fact]
    public void Many_fillers_are_shown_where_they_are()
    {
        List<TimedWord> words = [.. SomeSpeech.Words(60, 130), .. Enumerable.Range(0, 8).Select(i => SomeSpeech.Filler(i == 0 ? "uh" : "um", 7 * i + 2))];
        var action = Assert.Single(Advise(SomeSpeech.With(60, words)).Actions);
        Assert.Equal("pause-instead", action.Code);
        Assert.Contains("8 fillers, “um” most often: 8 a minute", action.Text, StringComparison.Ordinal);
        Assert.Equal([new TimeRange(2, 2.4), new TimeRange(9, 9.4), new TimeRange(16, 16.4)], action.Evidence);
    }

    [Fact]
    public void A_cluster_of_fillers_is_told_even_where_there_are_few()
    {
        List<TimedWord> words = [.. SomeSpeech.Words(60, 130), .. Enumerable.Range(0, 3).Select(i => SomeSpeech.Filler("um", 2 * i + 20))];
        var action = Assert.Single(Advise(SomeSpeech.With(60, words)).Actions);
        Assert.Equal(("pause-instead", new TimeRange(20, 24.4)), (action.Code, Assert.Single(action.Evidence)));
        Assert.StartsWith("Some of your fillers come close together", action.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Few_fillers_are_no_merit_where_nobody_listened_for_them()
    {
        var speech = SomeSpeech.With(60, SomeSpeech.Words(60, 90));
        Assert.NotNull(Assessment.Of(speech).Find("fillers-per-minute"));
        Assert.Null(Assessment.Of(speech with { SoughtFillers = false }).Find("fillers-per-minute"));
    }

    [Fact]
    public void Too_little_speech_brings_no_advice_on_pace() => Assert.Empty(Advise(SomeSpeech.Of(8, 250)).Actions);

    [Theory]
    [InlineData(0.01, -20, -60, "move-back"), InlineData(0, -50, -80, "come-closer"), InlineData(0, -20, -25, "quieter-place")]
    public void A_poor_recording_is_said_first(double clipped, double level, double noise, string expected)
    {
        var speech = SomeSpeech.Of(60, 250);
        var sound = speech.Sound with { ClippedShare = clipped, Activity = speech.Sound.Activity with { SpeechLevel = level, NoiseLevel = noise } };
        Assert.Equal(expected, Advise(speech with { Sound = sound }).Actions[0].Code);
    }

    [Theory]
    [InlineData(0.3, false), InlineData(0.7, false), InlineData(0.9, true)]
    public void An_echo_is_a_reason_to_come_closer(double seconds, bool expected)
    {
        var actions = Advise(Sound(speech => speech with { Reverberation = seconds })).Actions;
        Assert.Equal(expected, actions.Any(action => action.Code == "less-echo"));
    }

    [Fact]
    public void Long_pauses_are_shown_in_their_order()
    {
        var action = Assert.Single(Advise(Sound(speech => speech with
        {
            Activity = speech.Activity with { Pauses = [new(10, 12), new(20, 20.4), new(30, 34), new(40, 41.7), new(50, 52.5)] },
        })).Actions);
        Assert.Equal("shorten-long-pauses", action.Code);
        Assert.Equal([new TimeRange(10, 12), new TimeRange(30, 34), new TimeRange(50, 52.5)], action.Evidence);
        Assert.StartsWith("4 pauses last 1.5 s or more, the longest 4.0 s. If they were", action.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_long_pause_is_spoken_of_as_one()
    {
        var action = Assert.Single(Advise(Sound(speech => speech with
        {
            Activity = speech.Activity with { Pauses = [new(10, 10.5), new(20, 20.4), new(30, 33.2), new(40, 40.7), new(50, 50.5)] },
        })).Actions);
        Assert.Equal(("shorten-long-pauses", new TimeRange(30, 33.2)), (action.Code, Assert.Single(action.Evidence)));
        Assert.StartsWith("One pause lasts 3.2 s. If it was", action.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Speech_without_a_break_is_told_to_breathe()
    {
        var activity = new VoiceActivity { Runs = [new(0, 45)], SpeechLevel = -20, NoiseLevel = -60 };
        var action = Assert.Single(Advise(Sound(sound => sound with { Activity = activity })).Actions);
        Assert.Equal(("add-pauses", new TimeRange(0, 12)), (action.Code, Assert.Single(action.Evidence)));
    }

    [Theory]
    [InlineData("pick-up-pace", 1.6, 0.5, 5), InlineData("pick-up-pace", 1.6, 0.5, 30), InlineData("slow-down", 7, 9, 20), InlineData("slow-down", 7, 9, 45)]
    public void Without_words_the_pace_is_shown_where_it_tells(string code, double usual, double there, double from)
    {
        List<double> nuclei = [];
        for (var time = 0.1; time < 59.4; time += 1 / (time >= from && time < from + 10 ? there : usual))
            nuclei.Add(time);
        var speech = Sound(sound => sound with { Syllables = nuclei.Count, Nuclei = nuclei });
        var action = Coach.Observe(speech, Assessment.Of(speech)).Actions.Single(action => action.Code == code);
        Assert.Equal(new(from, from + 10), Assert.Single(action.Evidence));
    }

    [Fact]
    public void A_flat_voice_is_shown_where_it_is_flattest()
    {
        var action = Assert.Single(Advise(Sound(sound => sound with { Pitch = new() { MedianHertz = 120, VoicedTime = 30, DeviationSemitones = 0.8, Monotone = [new(3, 13)] } })).Actions);
        Assert.Equal(("vary-pitch", new TimeRange(3, 13)), (action.Code, Assert.Single(action.Evidence)));
        Assert.Contains("0.8 semitones", action.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_dull_stretch_in_a_lively_talk_is_told_without_a_number()
    {
        var action = Assert.Single(Advise(Sound(sound => sound with { Pitch = new() { MedianHertz = 120, VoicedTime = 30, DeviationSemitones = 2.5, Monotone = [new(3, 13)] } })).Actions);
        Assert.StartsWith("In the stretch marked here", action.Text, StringComparison.Ordinal);
        var twice = Assert.Single(Advise(Sound(sound => sound with { Pitch = new() { MedianHertz = 120, VoicedTime = 30, DeviationSemitones = 2.5, Monotone = [new(3, 13), new(30, 40)] } })).Actions);
        Assert.StartsWith("In the stretches marked here", twice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Phrases_that_fade_are_shown_at_their_ends()
    {
        var action = Assert.Single(Advise(Sound(sound => sound with { PhraseEndDecay = -13 })).Actions);
        Assert.Equal("carry-to-the-end", action.Code);
        Assert.All(action.Evidence, range => Assert.Equal(2, range.Length, 1e-9));
        Assert.StartsWith("Your phrases fade: their ends are 13 dB", action.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_phrase_that_fades_is_shown_without_the_short_ones_that_were_not_measured()
    {
        var activity = new VoiceActivity { Runs = [new(1, 2.6), new(3.6, 4.1), new(6, 6.4)], Pauses = [new(2.6, 3.6), new(4.1, 6)], SpeechLevel = -20, NoiseLevel = -60 };
        var action = Assert.Single(Advise(Sound(sound => sound with { Activity = activity, PhraseEndDecay = -13 })).Actions, action => action.Code == "carry-to-the-end");
        Assert.Equal(new TimeRange(1, 2.6), Assert.Single(action.Evidence));
        Assert.StartsWith("Your phrase fades: its end is 13 dB", action.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Chopped_speech_is_told_to_join_words()
    {
        List<TimeRange> runs = [.. Enumerable.Range(0, 40).Select(i => new TimeRange(i, i + 0.6))];
        var activity = new VoiceActivity { Runs = runs, Pauses = [.. runs.Zip(runs.Skip(1), (a, b) => new TimeRange(a.End, b.Start))], SpeechLevel = -20, NoiseLevel = -60 };
        Assert.Contains(Advise(Sound(sound => sound with { Activity = activity, Syllables = 80 })).Actions, action => action.Code == "longer-phrases");
    }

    [Fact]
    public void Hedges_and_openers_are_shown_where_they_were_said()
    {
        var hedged = Advise(SomeSpeech.With(60, SomeSpeech.Saying(60, string.Concat(Enumerable.Repeat("We kind of went there by train. I guess it was maybe late again. ", 10)))));
        var straight = Assert.Single(hedged.Actions, action => action.Code == "say-it-straight");
        Assert.Equal(3, straight.Evidence.Count);
        Assert.StartsWith("30 words or phrases soften or weaken what you say", straight.Text, StringComparison.Ordinal);

        var opened = Advise(SomeSpeech.With(60, SomeSpeech.Saying(60, string.Concat(Enumerable.Repeat("So we went there by a train. So he took his old bike. They met us at home. ", 6)))));
        Assert.Contains("“so”", Assert.Single(opened.Actions, action => action.Code == "vary-openings").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, 0, true), InlineData(3, 1, true), InlineData(2, 2, false), InlineData(1, 3, false), InlineData(0, 4, false)]
    public void Pauses_are_praised_where_at_most_a_third_part_words_that_belong_together(int between, int inside, bool expected)
    {
        // Without marks, a pause of half a second ends a clause, and a shorter one does not.
        List<TimeRange> pauses = [.. Enumerable.Range(0, between + inside).Select(i => new TimeRange(15 * i + 10, 15 * i + (i < between ? 10.6 : 10.4)))];
        var activity = SomeSpeech.Of(80, 140).Sound.Activity with { Runs = [new(0, 80)], Pauses = pauses };
        List<TimedWord> words = [.. Enumerable.Range(0, 160).Select(i => new TimedWord($"w{i}", 0.5 * i, 0.5 * i + 0.4))];
        var measures = LanguageMeasures.Measure(words, activity, Language.English);
        Assert.Equal(inside, measures.PausesInsideClauses.Count);

        var speech = SomeSpeech.With(80, words);
        speech = speech with { Sound = speech.Sound with { Activity = activity }, Language = measures };
        Assert.Equal(expected, Coach.Observe(speech, Assessment.Of(speech)).Strengths.Any(strength => strength.Code == "pauses-between-thoughts"));
    }

    [Fact]
    public void What_is_further_from_good_comes_first()
    {
        List<TimedWord> slightly = [.. SomeSpeech.Words(60, 240), .. Enumerable.Range(0, 7).Select(i => SomeSpeech.Filler("um", 8 * i + 2))];
        Assert.Equal(["slow-down", "pause-instead"], Advise(SomeSpeech.With(60, slightly)).Actions.Select(action => action.Code));
        List<TimedWord> badly = [.. SomeSpeech.Words(60, 190), .. Enumerable.Range(0, 20).Select(i => SomeSpeech.Filler("um", 3 * i + 2))];
        Assert.Equal("pause-instead", Advise(SomeSpeech.With(60, badly)).Actions[0].Code);
    }

    [Fact]
    public void There_is_one_strength_and_at_most_two_actions_whatever_was_measured() => Prop.ForAll(
        Gen.Choose(0, 100_000).ToArbitrary(),
        seed =>
        {
            var speech = SomeSpeech.Any(new Random(seed));
            var observations = Coach.Observe(speech, Assessment.Of(speech));
            var verdict = observations.MostTelling;
            Assert.InRange(verdict.Actions.Count, 0, 2);
            Assert.Equal(observations.Actions.Count, observations.Actions.DistinctBy(action => action.Code).Count());
            Assert.All([.. observations.Strengths, .. observations.Actions], remark =>
            {
                Assert.DoesNotContain("NaN", remark.Text, StringComparison.Ordinal);
                Assert.DoesNotContain("∞", remark.Text, StringComparison.Ordinal);
                Assert.InRange(remark.Evidence.Count, 0, 3);
                Assert.All(remark.Evidence, range => Assert.InRange(range.Length, 0, 12 + 1e-9));
            });
            Assert.Equal(Texts(verdict), Texts(Coach.Observe(speech, Assessment.Of(speech)).MostTelling));
        }).QuickCheckThrowOnFailure();

    static IEnumerable<string> Texts(Verdict verdict) => [verdict.Strength.Text, .. verdict.Actions.Select(action => action.Text)];

    static Performance Sound(Func<SoundMeasures, SoundMeasures> change) => new(change(SomeSpeech.Of(60, 140).Sound));

    static Verdict Advise(Performance speech) => Coach.Observe(speech, Assessment.Of(speech)).MostTelling;
}
