using FsCheck;
using FsCheck.Fluent;
using SpeechCoach.Contracts;
using SpeechCoach.Speech;

namespace SpeechCoach.Tests.Speech;

public sealed class AssessmentTests
{
    [Theory]
    [InlineData(50, 0), InlineData(20, 0), InlineData(80, 50), InlineData(110, 100), InlineData(165, 100), InlineData(205, 50), InlineData(245, 0), InlineData(1e9, 0)]
    public void A_band_has_a_dead_zone_and_straight_sides(double value, double points) => Assert.Equal(points, new Band(50, 110, 165, 245).Points(value), 9);

    [Fact]
    public void An_open_side_has_no_end()
    {
        Assert.Equal((100, 0), (Band.UpTo(5, 12).Points(-1e9), Band.UpTo(5, 12).Points(12)));
        Assert.Equal((100, 0), (Band.From(3, 15).Points(1e9), Band.From(3, 15).Points(3)));
        Assert.True(Band.From(3, 15).IsLow(14));
        Assert.False(Band.UpTo(5, 12).IsLow(-1));
    }

    [Fact]
    public void Every_band_is_in_order_and_every_criterion_is_a_measure_of_the_report()
    {
        var names = typeof(MeasureNames).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToHashSet();
        Assert.All(Criteria.All, criterion =>
        {
            double[] bounds = [.. new[] { criterion.Band.NothingBelow, criterion.Band.GoodFrom, criterion.Band.GoodTo, criterion.Band.NothingAbove }.OfType<double>()];
            Assert.NotEmpty(bounds);
            Assert.Equal(bounds.Order(), bounds);
            Assert.Equal((criterion.Band.NothingBelow is null, criterion.Band.GoodTo is null), (criterion.Band.GoodFrom is null, criterion.Band.NothingAbove is null));
            Assert.Contains(criterion.Measure, names);
            Assert.NotEmpty(criterion.Source);
            Assert.True(criterion.Weight > 0);
        });
        Assert.Equal(Criteria.All.Count, Criteria.All.DistinctBy(criterion => criterion.Measure).Count());
    }

    [Fact]
    public void Worked_by_hand()
    {
        // Delivery: pauses 11 in 59.5 s, their length 0.5 s, 40 dB: all good. Fluency: pace 205 of 165 to 245, half; no filler, no restart,
        // no pause inside a clause. Without syllables and pitch those two are not judged. Language: all words differ, none is a hedge, and there are too few real ones to tell how rare they are.
        var assessment = Assessment.Of(SomeSpeech.Of(60, 205));
        var pace = assessment.Find("words-per-minute")!.Value;
        Assert.Equal(100 * (245 - pace.Value) / 80, pace.Points, 9);
        Assert.Equal(100, assessment.PointsOf(Aspect.Delivery), 9);
        Assert.Equal((2 * pace.Points + 1.5 * 100 + 1.5 * 100 + 0.5 * 100) / 5.5, assessment.PointsOf(Aspect.Fluency), 9);
        Assert.Equal((2.5, 5.5, 2), (assessment.WeightOf(Aspect.Delivery), assessment.WeightOf(Aspect.Fluency), assessment.WeightOf(Aspect.Language)));
        Assert.Equal(100, assessment.PointsOf(Aspect.Language), 9);
        Assert.Equal((2 * pace.Points + 8 * 100) / 10, assessment.Points!.Value, 9);
        Assert.Equal(100 * 2 / 10.0, assessment.Share(pace), 9);
    }

    [Fact]
    public void Without_trusted_words_only_the_sound_is_judged()
    {
        var assessment = Assessment.Of(new(SomeSpeech.Of(60, 140).Sound with { Syllables = 200 }));
        Assert.Equal([Aspect.Delivery, Aspect.Fluency], assessment.Aspects);
        Assert.Equal(["syllable-rate", "mean-length-of-run"], assessment.Of(Aspect.Fluency).Select(judgement => judgement.Criterion.Measure));
    }

    [Fact]
    public void Too_little_speech_and_too_much_noise_have_no_score()
    {
        Assert.Null(Assessment.Of(SomeSpeech.Of(9, 140)).Points);
        var sound = SomeSpeech.Of(60, 140).Sound;
        Assert.Null(Assessment.Of(new(sound with { Activity = sound.Activity with { NoiseLevel = -25 } })).Points);
    }

    [Theory]
    [InlineData(14, 0, false), InlineData(14, 1, true), InlineData(16, 0, true)]
    public void A_pause_is_missed_only_where_there_was_time_for_one(int seconds, int pauses, bool judged)
    {
        var sound = SomeSpeech.Of(60, 140).Sound;
        var activity = sound.Activity with { Runs = [new(0, seconds)], Pauses = [.. Enumerable.Range(0, pauses).Select(_ => new TimeRange(7, 7.5))] };
        Assert.Equal(judged, Assessment.Of(new(sound with { Activity = activity })).Find("pauses-per-minute") is not null);
    }

    [Fact]
    public void Every_score_is_made_of_its_shares() => Prop.ForAll(
        Gen.Choose(0, 100_000).ToArbitrary(),
        seed =>
        {
            var assessment = Assessment.Of(SomeSpeech.Any(new Random(seed)));
            if (assessment.Points is not { } points)
                return;
            Assert.InRange(points, 0, 100);
            Assert.Equal(100, assessment.Judgements.Sum(assessment.Share), 6);
            Assert.Equal(points, assessment.Judgements.Sum(judgement => assessment.Share(judgement) * judgement.Points / 100), 6);
        }).QuickCheckThrowOnFailure();
}
