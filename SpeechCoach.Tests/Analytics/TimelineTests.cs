using System.Globalization;
using SpeechCoach.Analytics;
using SpeechCoach.Contracts;

namespace SpeechCoach.Tests.Analytics;

/// <summary>Windows on drawn timelines: a bar is midnight of the learner, a character between two bars is three hours, a letter a recording.</summary>
public sealed class TimelineTests
{
    [Fact]
    public void A_day_holds_what_was_said_in_it_and_an_empty_one_is_not_there() => Drawn(
        Tumbling.Day,
        "Sun      Mon      Tue      Wed",
        "|a----b--|-c------|--------|-------d|",
        "day/2026-03-01: a b", "day/2026-03-02: c", "day/2026-03-04: d");

    [Fact]
    public void A_week_begins_on_Monday() => Drawn(
        Tumbling.Week,
        "Sun      Mon      Tue",
        "|a------b|c-------|-------d|",
        "week/2026-02-23: a b", "week/2026-03-02: c d");

    [Fact]
    public void The_latest_push_out_the_earliest() => Drawn(
        Last.Of(3),
        "Sun      Mon",
        "|a-b-c---|d---e---|",
        "last/3: c d e");

    [Fact]
    public void A_minute_is_a_minute_of_UTC()
    {
        var speeches = new[] { "2026-03-01T09:30:00Z", "2026-03-01T10:30:59+01:00", "2026-03-01T09:31:00Z" }
            .Select((at, number) => Speeches.Of(1, number) with { AcceptedAt = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) });
        Assert.Equal(
            [("minute/2026-03-01T09:30Z", 2), ("minute/2026-03-01T09:31Z", 1)],
            new Counted(Tumbling.Minute).Run(speeches).Select(window => (window.Window, window.Value)));
    }

    // In order, backwards, and everything twice.
    static void Drawn(Window window, string days, string timeline, params string[] windows)
    {
        Assert.NotEmpty(days);
        var speeches = Read(timeline).ToList();
        foreach (var order in new[] { speeches, [.. speeches.AsEnumerable().Reverse()], [.. speeches, .. speeches] })
            Assert.Equal(windows, new Letters(window).Run(order).Select(result => $"{result.Window}: {result.Value}"));
    }

    static IEnumerable<SpeechAnalyzed> Read(string timeline)
    {
        var (day, hour) = (-1, 0);
        foreach (var mark in timeline)
        {
            if (mark == '|') (day, hour) = (day + 1, 0);
            else
            {
                if (char.IsLetter(mark)) yield return Speeches.Of(1, mark, day) with { AcceptedAt = new(Speeches.Day(day), new(hour, 0), TimeSpan.FromHours(9)) };
                hour += 3;
            }
        }
    }

    sealed class Letters(Window window) : Dataflow<string>
    {
        public override string Name => "letters";

        public override Outlet<string> Define(Events<SpeechAnalyzed> speeches) => speeches
            .Map(speech => (char)BitConverter.ToInt32(Convert.FromHexString(speech.Recording.ToString())))
            .PerLearner()
            .Window(window)
            .Fold(letters => string.Join(' ', letters))
            .ToReadModel();
    }

    sealed class Counted(Window window) : Dataflow<int>
    {
        public override string Name => "counted";

        public override Outlet<int> Define(Events<SpeechAnalyzed> speeches) => speeches.PerLearner().Window(window).Fold(all => all.Count).ToReadModel();
    }
}
