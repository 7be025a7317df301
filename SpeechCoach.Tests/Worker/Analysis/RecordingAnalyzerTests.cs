using System.Collections;
using System.Diagnostics;
using System.IO.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SpeechCoach.Contracts;
using SpeechCoach.Speech;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Worker;

namespace SpeechCoach.Tests.Worker;

public sealed class RecordingAnalyzerTests
{
    [Fact]
    public async Task A_speech_gets_words_with_times_measures_with_units_and_advice()
    {
        using var host = Analyzers.Build(("Recognition:Engines:0", "pocketsphinx"));
        var report = (await host.AnalyzeAsync(Recordings.Path("clips/jfk.wav"))).Report!;

        Assert.Equal("pocketsphinx", report.Recognition.Engine);
        Assert.InRange(report.Recognition.Confidence ?? -1, 0.01, 1);
        Assert.InRange(report.DurationSeconds, 10.9, 11.1);
        string[] heard = ["country", "you", "can", "do", "for", "your"];
        Assert.Subset(report.Words.Select(word => word.Text).ToHashSet(), heard.ToHashSet());
        var country = report.Words.Last(word => word.Text == "country");
        Assert.InRange(country.Start, 9.5, 10.3);
        Assert.All(report.Words.Zip(report.Words.Skip(1)), pair => Assert.True(pair.First.Start <= pair.Second.Start));
        Assert.All(report.Measures, measure => Assert.False(string.IsNullOrEmpty(measure.Definition)));
        Assert.InRange(report.Measures.Single(measure => measure.Name == MeasureNames.WordsPerMinute).Value, 90, 150);
        Assert.InRange(report.Pauses.Count, 4, 6);
        Assert.NotNull(report.Strength);
        Assert.InRange(report.Actions.Count, 0, 2);
    }

    [Theory]
    [InlineData("title9s.aac"), InlineData("title9s.aiff"), InlineData("title9s.mp3"), InlineData("title9s.mp4")]
    [InlineData("title9s.ogg"), InlineData("title9s.webm"), InlineData("title9s.wav")]
    public async Task The_same_speech_measures_alike_in_every_container(string file)
    {
        using var host = Analyzers.Build(("Recognition:Engines:0", "none"));
        var report = (await host.AnalyzeAsync(Recordings.Path($"clips/{file}"))).Report!;

        Assert.InRange(report.DurationSeconds, 8.9, 9.5);
        Assert.InRange(Value(report, MeasureNames.PhonationTime), 5.2, 7);
        Assert.InRange(Value(report, MeasureNames.Loudness), -24, -19);
    }

    [Fact]
    public async Task Stages_are_announced_in_order_and_a_failing_notice_stops_nothing()
    {
        using var host = Analyzers.Build(("Recognition:Engines:0", "none"));
        List<Stage> told = [];
        await using var audio = File.OpenRead(Recordings.Path("clips/jfk.wav"));
        var analysis = await host.Services.GetRequiredService<RecordingAnalyzer>().AnalyzeAsync(
            audio, new("en"), (stage, _, _) => { told.Add(stage); throw new IOException("Nobody listens."); }, TestContext.Current.CancellationToken);

        Assert.NotNull(analysis.Report);
        Assert.Equal(Enum.GetValues<Stage>(), told);
        Assert.Equal(told, analysis.Timings.Select(timing => timing.Stage));
    }

    [Fact]
    public async Task No_stage_waits_for_its_notice_to_be_taken()
    {
        using var host = Analyzers.Build(("Recognition:Engines:0", "none"));
        var sound = await File.ReadAllBytesAsync(Recordings.Path("clips/jfk.wav"), TestContext.Current.CancellationToken);
        var pipe = new Pipe();
        var taken = false;
        var analysis = await host.Services.GetRequiredService<RecordingAnalyzer>().AnalyzeAsync(
            pipe.Reader.AsStream(),
            new("en"),
            async (stage, _, cancellationToken) =>
            {
                if (stage != Stage.Decode) return;
                // More than the pipe holds: it goes in only while the stage takes it out.
                await pipe.Writer.WriteAsync(sound, cancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20), cancellationToken);
                taken = true;
                await pipe.Writer.CompleteAsync();
            },
            TestContext.Current.CancellationToken);

        Assert.True(taken);
        Assert.NotNull(analysis.Report);
    }

    [Fact]
    public async Task A_recording_beyond_the_limit_is_refused()
    {
        using var host = Analyzers.Build(("Decoding:LongestRecording", "00:00:05"));
        Assert.Equal("too-long", (await host.AnalyzeAsync(Recordings.Path("clips/sonnet1.mp3"))).Refusal?.Code);
    }

    [Theory]
    [InlineData("clips/title9s.mp4"), InlineData("clips/title9s.wav")]
    public async Task A_file_beyond_the_limit_is_refused(string file)
    {
        using var host = Analyzers.Build(("Decoding:LargestFile", "50000"));
        Assert.Equal("too-large", (await host.AnalyzeAsync(Recordings.Path(file))).Refusal?.Code);
    }

    [Fact]
    public async Task A_stage_that_overruns_its_deadline_fails_and_ends_its_child()
    {
        using var host = Analyzers.Build(("Analysis:DecodeTimeout", "00:00:00.3"));
        using var silence = new NeverEndingStream(await File.ReadAllBytesAsync(Recordings.Path("clips/jfk.wav"), TestContext.Current.CancellationToken));
        var watch = Stopwatch.StartNew();
        var exception = await Assert.ThrowsAsync<TimeoutException>(() => host.Services.GetRequiredService<RecordingAnalyzer>().AnalyzeAsync(
            silence, new("en"), (_, _, _) => Task.CompletedTask, TestContext.Current.CancellationToken));

        Assert.Contains("decode", exception.Message, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_stage_that_does_not_end_is_left_behind_at_its_deadline()
    {
        using var gate = new SemaphoreSlim(0);
        using var host = Analyzers.Build(
            services => services.RemoveAll<IRecognizer>().AddSingleton<IRecognizer>(new EndlessRecognizer(gate)),
            ("Recognition:Engines:0", "openai"), ("Analysis:MeasureTimeout", "00:00:00.3"));
        // Of a language without lists no stage before looks at the words.
        var exception = await Assert.ThrowsAsync<TimeoutException>(() => host.AnalyzeAsync(Recordings.Path("clips/jfk.wav"), language: "tlh"));
        gate.Release();
        Assert.Contains("measure", exception.Message, StringComparison.Ordinal);
    }

    static double Value(Report report, string name) => report.Measures.Single(measure => measure.Name == name).Value;

    /// <summary>Hears words that whoever measures them never comes to the end of.</summary>
    sealed class EndlessRecognizer(SemaphoreSlim gate) : IRecognizer, IReadOnlyList<TimedWord>
    {
        public string Name => "openai";

        public int Count => 1;

        public TimedWord this[int index] => this.ElementAt(index);

        public string? Unfit(RecognitionRequest request) => null;

        public Task<RecognizedSpeech> RecognizeAsync(RecognitionRequest request, CancellationToken cancellationToken) =>
            Task.FromResult(new RecognizedSpeech(new(Name, null), this) { Alignment = new(null!, []) });

        public IEnumerator<TimedWord> GetEnumerator()
        {
            gate.Wait(TimeSpan.FromSeconds(20));
            yield return new("ask", 3.3, 3.7);
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
