using FsCheck;
using FsCheck.Fluent;
using SpeechCoach.Speech;

namespace SpeechCoach.Tests.Speech;

public sealed class WordMeasuresTests
{
    static readonly VoiceActivity TwoRuns = new() { Runs = [new(1, 5), new(7, 11)], Pauses = [new(5, 7)] };

    [Fact]
    public void Rates_count_from_the_first_sound_to_the_last_and_leave_fillers_out()
    {
        TimedWord[] words = [new("Um,", 1, 1.5) { IsFiller = true }, .. Enumerable.Range(0, 20).Select(i => new TimedWord("so", 2 + i * 0.1, 2.1 + i * 0.1))];
        var measures = WordMeasures.Measure(words, TwoRuns);
        Assert.Equal(new(20, 120, 150, 1, 6), measures);
    }

    [Fact]
    public void A_mark_that_stands_alone_is_no_word()
    {
        TimedWord[] words = [new("So", 1, 2), new("—", 2, 2), new("we", 2, 3), new("...", 3, 3), new("♪", 3, 4), new("7", 4, 5)];
        Assert.Equal(3, WordMeasures.Measure(words, TwoRuns).Words);
        Assert.Equal(18, Assert.Single(PaceCurve.Measure(words, TwoRuns.Speaking)).WordsPerMinute);
    }

    [Fact]
    public void Nothing_said_is_nothing_counted() => Assert.Equal(new(0, 0, 0, 0, 0), WordMeasures.Measure([], new()));

    [Fact]
    public void Pace_over_time_has_windows_that_overlap_by_half()
    {
        TimedWord[] words = [.. Enumerable.Range(0, 20).Select(i => new TimedWord("so", i, i + 0.5))];
        var curve = PaceCurve.Measure(words, new(0, 20));
        Assert.Equal([new TimeRange(0, 10), new TimeRange(5, 15), new TimeRange(10, 20)], curve.Select(point => point.Window));
        Assert.All(curve, point => Assert.Equal(60, point.WordsPerMinute));
    }

    [Fact]
    public void Each_window_counts_the_words_that_begin_in_it() => Prop.ForAll(
        Gen.Choose(0, 600).ArrayOf().ToArbitrary(), Gen.Choose(1, 20).ToArbitrary(),
        (tenths, window) =>
        {
            TimedWord[] words = [.. tenths.Order().Select(tenth => new TimedWord("so", tenth / 10.0, tenth / 10.0 + 0.2) { IsFiller = tenth % 7 == 0 })];
            Assert.All(PaceCurve.Measure(words, new(3, 55), window), point => Assert.Equal(
                words.Count(word => !word.IsFiller && word.Start >= point.Window.Start && word.Start < point.Window.End) * 60.0 / window, point.WordsPerMinute, 9));
        }).QuickCheckThrowOnFailure();
}
