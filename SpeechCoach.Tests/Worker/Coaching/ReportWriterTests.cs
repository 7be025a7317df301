using System.Text.Json;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Worker;

public sealed class ReportWriterTests
{
    // Made once, whichever test asks first.
    static readonly Lazy<Task<Report>> made = new(AnalyzeAsync);

    [Fact]
    public async Task A_score_shows_the_measures_it_is_made_of()
    {
        var report = await made.Value;
        var measures = report.Measures.ToDictionary(measure => measure.Name);
        var components = report.Score!.Parts.SelectMany(part => part.Components).ToList();
        Assert.Contains(components, component => component.Measure == MeasureNames.WordsPerMinute);
        Assert.All(components, component =>
        {
            Assert.Equal((measures[component.Measure].Value, measures[component.Measure].Unit), (component.Value, component.Unit));
            Assert.InRange(component.Points, 0, 100);
            Assert.Equal(component.Band.Distance(component.Value) == 0, component.Points == 100);
        });
        // Each is rounded by itself.
        Assert.Equal(report.Score.Parts.Sum(part => part.Weight * part.Points) / report.Score.Parts.Sum(part => part.Weight), report.Score.Points, 1.0);
    }

    [Fact]
    public async Task All_evidence_lies_in_the_recording()
    {
        var report = await made.Value;
        Assert.All([report.Strength!, .. report.Actions], advice =>
        {
            Assert.NotEmpty(advice.Evidence);
            Assert.All(advice.Evidence, span => Assert.True(0 <= span.Start && span.Start < span.End && span.End <= report.DurationSeconds));
        });
    }

    [Fact]
    public async Task The_same_recording_gives_the_same_report() =>
        Assert.Equal(JsonSerializer.Serialize(await made.Value), JsonSerializer.Serialize(await AnalyzeAsync()));

    static async Task<Report> AnalyzeAsync()
    {
        const string Said = "this is the acoustic corpus i'm talking pretty fast here there's nothing going else going on we're just yknow there's some "
            + "speech errors but who cares um this is me talking really slow and slightly lower in intensity uh we're just saying some words and here's "
            + "some more words words words words um and that should be all thanks";
        using var host = Analyzers.Build();
        return (await host.AnalyzeAsync(Recordings.Path("clips/mfa_acoustic_corpus.wav"), Said)).Report!;
    }
}
