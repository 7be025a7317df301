using FsCheck;
using FsCheck.Fluent;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Builders;

namespace SpeechCoach.Tests.Contracts;

public sealed class ComparisonTests
{
    [Fact]
    public void Usual_is_the_median_and_its_deviation_and_one_odd_day_moves_neither()
    {
        var usual = Usual.Of([.. new double[] { 130, 120, 140, 125, 400 }.Select(Pace)]).Measures[MeasureNames.WordsPerMinute];
        Assert.Equal((130, 5), (usual.Median, usual.Count));
        Assert.Equal(14.826, usual.Spread, 3);
    }

    [Theory]
    [InlineData(130, Change.AsUsual, null)]
    [InlineData(151, Change.AsUsual, null)] // within one and a half spreads
    [InlineData(154, Change.Higher, null)] // both within the band: neither better nor worse
    [InlineData(190, Change.Higher, false)]
    [InlineData(90, Change.Lower, false)]
    public void Within_what_is_usual_nothing_is_said(double pace, Change change, bool? better)
    {
        var compared = Compare(pace, 120, 130, 140);
        Assert.Equal((change, better), (compared.Change, compared.IsBetter));
    }

    [Fact]
    public void Nearer_to_the_band_is_better() => Assert.True(Compare(160, 200, 205, 210).IsBetter);

    [Fact]
    public void A_learner_who_never_varies_is_not_told_of_trifles() => Assert.Equal(Change.AsUsual, Compare(139, 130, 130, 130).Change);

    [Fact]
    public void Without_a_score_it_is_not_told_what_is_better() =>
        Assert.Null(Assert.Single(Comparison.Of(Report(300, 0.9) with { Score = null }, Usual.Of([.. new double[] { 130, 131, 132 }.Select(Pace)]))).IsBetter);

    [Theory]
    [InlineData(2, 0.9), InlineData(5, 0.4)]
    public void Too_few_recordings_and_doubtful_values_are_not_compared(int recordings, double confidence) =>
        Assert.Empty(Comparison.Of(Report(300, confidence), Usual.Of(Enumerable.Repeat(Pace(130), recordings))));

    [Fact]
    public void How_long_somebody_spoke_is_not_compared() => Assert.Empty(Comparison.Of(
        Report(130, 1) with { Measures = [new(MeasureNames.Words, "Words", 900, "words", "", 1)] },
        Usual.Of(Enumerable.Repeat(new Dictionary<string, double> { [MeasureNames.Words] = 100 }, 5))));

    [Fact]
    public void Order_changes_nothing_and_every_number_is_finite() => Prop.ForAll(
        Gen.Choose(0, 100_000).ToArbitrary(),
        seed =>
        {
            var random = new Random(seed);
            double Any() => random.Next(8) switch { 0 => double.NaN, 1 => double.PositiveInfinity, 2 => 0, 3 => double.MaxValue, _ => random.NextDouble() * 200 };
            var recordings = Enumerable.Range(0, random.Next(12)).Select(_ => Pace(Any())).ToList();
            var usual = Usual.Of(recordings);
            recordings.Reverse();
            Assert.Equal(usual.Measures, Usual.Of(recordings).Measures);
            Assert.All(usual.Measures.Values, measure => Assert.True(double.IsFinite(measure.Median) && double.IsFinite(measure.Spread)));
            Assert.InRange(Comparison.Of(Report(random.NextDouble() * 200, 1), usual).Count, 0, 1);
        }).QuickCheckThrowOnFailure();

    static MeasureComparison Compare(double pace, params double[] before) =>
        Assert.Single(Comparison.Of(Report(pace, 0.9), Usual.Of(before.Select(Pace))));

    static IReadOnlyDictionary<string, double> Pace(double value) => new Dictionary<string, double> { [MeasureNames.WordsPerMinute] = value };

    static Report Report(double pace, double confidence) => SomeReport.WithEverything() with
    {
        Measures = [new(MeasureNames.WordsPerMinute, "Pace", pace, "words/min", "", confidence)],
    };
}
