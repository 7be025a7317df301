using System.Globalization;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Builders;

namespace SpeechCoach.Tests.Contracts;

public sealed class SpeechPlotTests
{
    static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_word_is_text_and_never_markup()
    {
        var report = SomeReport.WithEverything() with
        {
            Words = [new("<script>alert('x')</script>", 0.3, 0.6), new("a&b", 2.8, 3.1), new("\u0000\u001b[31m\ud800", 5, 5.2), new("\"um\"", 7, 7.4, null, IsFiller: true)],
        };
        var drawn = Draw(report);
        Assert.Empty(drawn.Descendants(Svg + "script"));
        var texts = drawn.Descendants(Svg + "text").Select(text => text.Value).ToList();
        Assert.Contains("<script>alert('x')</script>", texts);
        Assert.Contains("a&b", texts);
        Assert.Contains("\"um\"", texts);
        Assert.DoesNotContain(drawn.Descendants().Attributes(), attribute => attribute.Name == "style" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public void Pauses_fillers_and_advice_stand_at_their_times()
    {
        var drawn = Draw(SomeReport.WithEverything());
        var pause = Tipped(drawn, "pause of 0.8 s")[0];
        var filler = Assert.Single(Tipped(drawn, "um"));
        Assert.Equal(Scale * 0.8, Number(pause, "width"), 0.2);
        Assert.Equal(Scale * 0.4, Number(pause, "x") - Number(filler, "x"), 0.2);
        Assert.Equal(Number(filler, "x"), Number(Assert.Single(Tipped(drawn, "Where you say um, pause in silence instead.")), "x"));
    }

    [Fact]
    public void Who_cannot_see_it_is_told_what_it_shows()
    {
        var drawn = Draw(SomeReport.WithEverything());
        Assert.Equal("img", (string?)drawn.Attribute("role"));
        Assert.Equal("0:11 of speech, 4 words, 2 pauses, 1 filler", drawn.Element(Svg + "title")!.Value);
        Assert.Contains("Next: Where you say um", drawn.Element(Svg + "desc")!.Value, StringComparison.Ordinal);
        var ids = drawn.Descendants().Attributes("id").Select(id => id.Value);
        Assert.Equal(((string)drawn.Attribute("aria-labelledby")!).Split(' '), ids);
    }

    [Theory]
    [InlineData(0, 1), InlineData(0.05, 1), InlineData(11, 1), InlineData(25, 2), InlineData(61, 4), InlineData(600, 8), InlineData(3600, 8), InlineData(86400, 8)]
    public void Length_is_folded_into_few_rows(double seconds, int rows)
    {
        var drawn = Draw(SomeReport.WithEverything() with { DurationSeconds = seconds, Words = [], Pauses = [], Actions = [], Strength = null });
        Assert.Equal(rows, drawn.Descendants(Svg + "text").Count(text => (string?)text.Attribute("text-anchor") == "end" && text.Value == "0"));
    }

    [Fact]
    public void A_narrow_picture_has_more_rows_and_a_legend_that_stays_inside()
    {
        var report = SomeReport.WithEverything() with { DurationSeconds = 25 };
        var narrow = XElement.Parse(SpeechPlot.Svg(report, width: SpeechPlot.PhoneWidth));
        Assert.Equal(3, narrow.Descendants(Svg + "text").Count(text => (string?)text.Attribute("text-anchor") == "end" && text.Value == "0"));
        var legend = narrow.Elements(Svg + "text").Where(text => text.Value is "loudness" or "pause" or "filler" or "keep" or "next: 1").ToList();
        Assert.True(legend.Select(text => Number(text, "y")).Distinct().Count() > 1);
        Assert.All(legend, text => Assert.InRange(Number(text, "x") + 6 * text.Value.Length, 0, SpeechPlot.PhoneWidth));
    }

    [Fact]
    public void Words_that_find_no_room_leave_only_the_fillers()
    {
        var words = Enumerable.Range(0, 1500).Select(i => new SpokenWord(i % 100 == 7 ? "um" : "understanding", i * 0.4, i * 0.4 + 0.3, 1, i % 100 == 7)).ToList();
        var texts = Draw(SomeReport.WithEverything() with { DurationSeconds = 600, Words = words }).Descendants(Svg + "text").Select(text => text.Value).ToList();
        Assert.Equal(15, texts.Count(text => text == "um"));
        Assert.DoesNotContain("understanding", texts);
    }

    [Fact]
    public void Every_report_is_drawn_inside_its_picture() => Prop.ForAll(
        Gen.Choose(0, 100_000).ToArbitrary(),
        seed =>
        {
            var drawn = Draw(Any(new Random(seed)));
            var size = ((string)drawn.Attribute("viewBox")!).Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
            foreach (var box in drawn.Descendants(Svg + "rect"))
            {
                Assert.InRange(Number(box, "x"), 0, size[2]);
                Assert.InRange(Number(box, "x") + Number(box, "width"), 0, size[2] + 4);
                Assert.InRange(Number(box, "y") + Number(box, "height"), 0, size[3]);
            }
            Assert.DoesNotContain("NaN", drawn.ToString(), StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    static double Scale => (1000 - 40 - 12) / 11.0;

    static Report Any(Random random)
    {
        var duration = Math.Exp(random.NextDouble() * 8) - 1;
        Span Stretch() => random.NextDouble() * duration is var start ? new(start, start + random.NextDouble() * 3) : null!;
        return SomeReport.WithEverything() with
        {
            DurationSeconds = duration,
            Words = [.. Enumerable.Range(0, random.Next(60)).Select(_ => Stretch()).OrderBy(span => span.Start).Select(span => new SpokenWord(new string('w', random.Next(1, 40)), span.Start, span.End, null, random.Next(5) == 0))],
            Pauses = [.. Enumerable.Range(0, random.Next(20)).Select(_ => Stretch())],
            Actions = [new("a", "Do.", [.. Enumerable.Range(0, random.Next(3)).Select(_ => Stretch())])],
            Series = random.Next(4) == 0 ? null : new()
            {
                Waveform = Curve(() => random.NextDouble()),
                Pitch = random.Next(3) == 0 ? null : Curve(() => random.Next(3) == 0 ? null : random.NextDouble() * 60 - 30),
            },
        };

        Curve Curve(Func<double?> value) => random.Next(1200) is var count ? new(0, duration / Math.Max(1, count), "", [.. Enumerable.Range(0, count).Select(_ => value())]) : null!;
    }

    static List<XElement> Tipped(XElement drawn, string tip) => [.. drawn.Descendants(Svg + "rect").Where(box => (string?)box.Element(Svg + "title") == tip)];

    static double Number(XElement element, string name) => double.Parse((string)element.Attribute(name)!, CultureInfo.InvariantCulture);

    static XElement Draw(Report report) => XElement.Parse(SpeechPlot.Svg(report));
}
