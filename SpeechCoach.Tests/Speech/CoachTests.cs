using SpeechCoach.Speech;

namespace SpeechCoach.Tests.Speech;

public sealed class CoachTests
{
    static readonly Coach Coach = new(new());

    [Fact]
    public void A_comfortable_pace_is_kept_and_nothing_is_blamed()
    {
        var verdict = Advise(Activity(40), Words(40, 140));
        Assert.Equal("steady-pace", verdict.Strength.Code);
        Assert.Empty(verdict.Actions);
    }

    [Theory]
    [InlineData(80, "pick-up-pace"), InlineData(100, null), InlineData(140, null), InlineData(175, null), InlineData(210, "slow-down")]
    public void Between_comfortable_and_remarkable_pace_nothing_is_said(double pace, string? expected) =>
        Assert.Equal(expected, Advise(Activity(60), Words(60, pace)).Actions.SingleOrDefault()?.Code);

    [Fact]
    public void Many_fillers_are_shown_where_they_are()
    {
        List<TimedWord> words = [.. Words(30, 130), .. Enumerable.Range(0, 5).Select(i => new TimedWord(i == 0 ? "uh" : "um", 5 * i + 2, 5 * i + 2.4) { IsFiller = true })];
        var action = Assert.Single(Advise(Activity(30), words).Actions);
        Assert.Equal("pause-instead", action.Code);
        Assert.Contains("“um”", action.Text, StringComparison.Ordinal);
        Assert.Equal([new TimeRange(2, 2.4), new TimeRange(7, 7.4), new TimeRange(12, 12.4)], action.Evidence);
    }

    [Fact]
    public void Words_that_the_engine_doubts_bring_no_advice()
    {
        var verdict = Coach.Observe(new(60, Activity(60), 0), Words(60, 250), 0.49).MostTelling;
        Assert.DoesNotContain(verdict.Actions, action => action.Code is "slow-down" or "pause-instead");
        Assert.NotEqual("steady-pace", verdict.Strength.Code);
    }

    [Fact]
    public void Too_few_words_bring_no_advice_on_pace() => Assert.Empty(Advise(Activity(8), Words(8, 250)).Actions);

    [Theory]
    [InlineData(0.01, -20, -60, "move-back"), InlineData(0, -50, -80, "come-closer"), InlineData(0, -20, -25, "quieter-place")]
    public void A_poor_recording_is_said_first(double clipped, double speech, double noise, string expected)
    {
        var sound = new SoundMeasures(60, Activity(60) with { SpeechLevel = speech, NoiseLevel = noise }, clipped);
        Assert.Equal(expected, Coach.Observe(sound, Words(60, 250), 1).Actions[0].Code);
    }

    [Fact]
    public void Long_pauses_are_shown_in_their_order()
    {
        var activity = Activity(60) with { Pauses = [new(10, 12), new(20, 20.4), new(30, 34), new(40, 41.7), new(50, 52.5)] };
        var action = Assert.Single(Advise(activity, Words(60, 140)).Actions);
        Assert.Equal("shorten-long-pauses", action.Code);
        Assert.Equal([new TimeRange(10, 12), new TimeRange(30, 34), new TimeRange(50, 52.5)], action.Evidence);
    }

    [Fact]
    public void Speech_without_a_break_is_told_to_breathe()
    {
        var activity = new VoiceActivity { Runs = [new(0, 45)], SpeechLevel = -20, NoiseLevel = -60 };
        Assert.Equal("add-pauses", Assert.Single(Advise(activity, Words(45, 140)).Actions).Code);
    }

    [Fact]
    public void There_is_one_strength_and_at_most_two_actions_whatever_was_measured()
    {
        var random = new Random(5);
        for (var i = 0; i < 300; i++)
        {
            var length = random.Next(1, 120);
            var activity = Activity(length) with { SpeechLevel = -random.Next(0, 70), NoiseLevel = -random.Next(0, 100) };
            var verdict = Coach.Observe(new(length, activity, random.NextDouble() / 100), Words(length, random.Next(0, 400)), random.NextDouble()).MostTelling;
            Assert.InRange(verdict.Actions.Count, 0, 2);
            Assert.All([verdict.Strength, .. verdict.Actions], remark => Assert.DoesNotContain("NaN", remark.Text, StringComparison.Ordinal));
        }
    }

    static Verdict Advise(VoiceActivity activity, IReadOnlyList<TimedWord> words) =>
        Coach.Observe(new(activity.Speaking.Length, activity, 0), words, 0.9).MostTelling;

    // A clean recording with a pause of 0.5 s every 5 s.
    static VoiceActivity Activity(int length)
    {
        List<TimeRange> runs = [];
        for (var start = 0.0; start < length; start += 5)
            runs.Add(new(start, Math.Min(length, start + 4.5)));
        return new()
        {
            Runs = runs,
            Pauses = [.. runs.Zip(runs.Skip(1), (before, after) => new TimeRange(before.End, after.Start))],
            SpeechLevel = -20,
            NoiseLevel = -60,
        };
    }

    static List<TimedWord> Words(double length, double perMinute) =>
        [.. Enumerable.Range(0, (int)(length * perMinute / 60)).Select(i => new TimedWord("word", i * 60 / perMinute, (i + 0.8) * 60 / perMinute))];
}
