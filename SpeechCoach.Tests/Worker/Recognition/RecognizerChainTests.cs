using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Worker;

namespace SpeechCoach.Tests.Worker;

public sealed class RecognizerChainTests
{
    [Fact]
    public async Task Several_processes_hear_what_one_hears()
    {
        using var alone = Analyzers.Build(("Recognition:Engines:0", "pocketsphinx"), ("Recognition:PocketSphinx:Processes", "1"));
        using var shared = Analyzers.Build(("Recognition:Engines:0", "pocketsphinx"), ("Recognition:PocketSphinx:Processes", "3"));
        var recording = Recordings.Path("clips/osr_us_000_0034_8k.wav");
        var one = (await alone.AnalyzeAsync(recording)).Report!;
        var several = (await shared.AnalyzeAsync(recording)).Report!;

        Assert.NotEmpty(one.Words);
        Assert.Equal(one.Words, several.Words);
        Assert.Equal(one.Recognition, several.Recognition);
    }

    [Fact]
    public async Task A_child_that_dies_makes_the_chain_go_on()
    {
        // The dictionary is there, the rest of the model is not: the library gives up inside the child.
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "cmudict-en-us.dict"), "", TestContext.Current.CancellationToken);
            using var host = Analyzers.Build(
                ("Recognition:Engines:0", "pocketsphinx"), ("Recognition:Engines:1", "none"), ("Recognition:PocketSphinx:ModelFolder", folder.FullName));
            var report = (await host.AnalyzeAsync(Recordings.Path("clips/jfk.wav"))).Report!;
            Assert.Equal("none", report.Recognition.Engine);
            Assert.Empty(report.Words);
            Assert.Contains(report.Notices, notice => notice.Contains("No speech recogniser", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_child_that_takes_too_long_is_ended_and_the_failure_of_the_last_engine_is_told()
    {
        // Its limit is over before any machine, however fast, has heard the recording.
        using var host = Analyzers.Build(
            services => services.AddSingleton(provider => new SphinxProcess(provider.GetRequiredService<IOptions<PocketSphinxOptions>>(), new ImpatientClock())),
            ("Recognition:Engines:0", "pocketsphinx"), ("Recognition:PocketSphinx:StartTimeout", "00:00:10"), ("Recognition:PocketSphinx:TimeoutFactor", "2"));
        var exception = await Assert.ThrowsAsync<TimeoutException>(() => host.AnalyzeAsync(Recordings.Path("clips/ami_EN2001a.wav")));
        Assert.Equal("PocketSphinx took longer than 70 s.", exception.Message);
    }

    [Fact]
    public async Task An_engine_that_does_not_end_leaves_time_for_the_next_one()
    {
        await using var server = await LocalServer.StartAsync(context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
        // Its own limit is two minutes.
        using var host = Analyzers.Build(
            ("Recognition:Engines:0", "openai"), ("Recognition:Engines:1", "none"), ("Recognition:OpenAi:Endpoint", server.Address + "/v1/"),
            ("Analysis:TranscribeTimeout", "00:00:10"));
        Assert.Equal("none", (await host.AnalyzeAsync(Recordings.Path("clips/jfk.wav"))).Report!.Recognition.Engine);
    }

    [Fact]
    public void An_engine_that_nobody_knows_is_told_at_the_start()
    {
        using var host = Analyzers.Build(("Recognition:Engines:0", "Whisper"), ("Recognition:Engines:1", "parrot"));
        var exception = Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<IOptions<RecognitionOptions>>().Value);
        Assert.Contains("Engines has parrot,", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Whisper", exception.Message, StringComparison.Ordinal);
    }

    sealed class ImpatientClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime / 1000, period);
    }
}
