using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Worker;

public sealed class StageTelemetryTests
{
    [Fact]
    public async Task Each_stage_has_a_span_under_its_caller_and_a_duration()
    {
        using var host = Analyzers.Build(("Recognition:Engines:0", "none"));
        ConcurrentQueue<Activity> spans = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "SpeechCoach.Worker" or nameof(StageTelemetryTests),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        ConcurrentQueue<string> durations = [];
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == "speechcoach.worker.stage.duration" && instrument.Meter.Scope == host.Services.GetRequiredService<IMeterFactory>())
                self.EnableMeasurementEvents(instrument);
        };
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
            durations.Enqueue($"{tags[0].Value} {tags[1].Value} {instrument.Unit} {(value >= 0 ? "ok" : "negative")}"));
        meters.Start();

        using var source = new ActivitySource(nameof(StageTelemetryTests));
        using var caller = source.StartActivity("caller");
        await host.AnalyzeAsync(Recordings.Path("clips/jfk.wav"));
        await host.AnalyzeAsync(Recordings.Path("hostile/h18_silence_10s.wav"));

        Assert.Equal(
            ["decode", "transcribe", "measure", "coach", "decode", "transcribe"],
            spans.Where(span => span.ParentSpanId == caller!.SpanId).Select(span => span.OperationName));
        Assert.Equal(
            ["decode done s ok", "transcribe done s ok", "measure done s ok", "coach done s ok", "decode done s ok", "transcribe refused s ok"],
            durations);
    }
}
