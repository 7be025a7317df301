using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Worker;

namespace SpeechCoach.Tests.Worker;

public sealed class OpenAiRecognizerTests
{
    const string Answer = """
        {"text":"ask not","words":[{"word":"ask","start":3.3,"end":3.7},{"word":"um","start":4.0,"end":4.3},{"word":"not","start":5.4,"end":5.8}],
         "segments":[{"avg_logprob":-0.105}]}
        """;

    [Fact]
    public async Task Words_times_and_confidence_are_taken_over()
    {
        IFormCollection? sent = null;
        string? key = null;
        await using var server = await LocalServer.StartAsync(async context =>
        {
            sent = await context.Request.ReadFormAsync(context.RequestAborted);
            key = context.Request.Headers.Authorization;
            await context.Response.WriteAsync(context.Request.Path == "/v1/audio/transcriptions" ? Answer : "wrong path");
        });
        using var host = Analyzers.Build(
            ("Recognition:Engines:0", "openai"), ("Recognition:OpenAi:Endpoint", server.Address + "/v1/"), ("Recognition:OpenAi:ApiKey", "k"));
        var report = (await host.AnalyzeAsync(Recordings.Path("clips/jfk.wav"))).Report!;

        Assert.Equal(("openai", "whisper-1"), (report.Recognition.Engine, report.Recognition.Model));
        Assert.Equal(0.9, report.Recognition.Confidence!.Value, 0.001);
        // The answer holds few of the words that are said: it lends the rest no fillers and its words no other times.
        Assert.Equal([("ask", 3.3), ("um", 4.0), ("not", 5.4)], report.Words.Select(word => (word.Text, word.Start)));
        Assert.True(report.Words[1].IsFiller);
        Assert.Equal("Bearer k", key);
        Assert.Equal(("verbose_json", "en"), (sent!["response_format"].ToString(), sent["language"].ToString()));
        Assert.InRange(sent.Files.Single().Length, 352_000, 353_000);
    }

    [Theory]
    [InlineData(500, "no")]
    [InlineData(200, "<html>")]
    [InlineData(200, "null")]
    [InlineData(200, """{"text":"words without times"}""")]
    [InlineData(200, """{"words":[{"word":"late","start":900,"end":901}]}""")]
    [InlineData(200, """{"words":[{"word":"torn","start":"3"}]}""")]
    public async Task An_answer_that_is_none_makes_the_chain_go_on(int status, string body)
    {
        await using var server = await LocalServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(body);
        });
        Assert.Equal("none", await EngineAsync(server));
    }

    [Fact]
    public async Task No_recording_goes_where_a_redirect_points()
    {
        var visits = 0;
        await using var elsewhere = await LocalServer.StartAsync(context =>
        {
            Interlocked.Increment(ref visits);
            return context.Response.WriteAsync(Answer);
        });
        await using var server = await LocalServer.StartAsync(context =>
        {
            context.Response.Redirect(elsewhere.Address, permanent: true, preserveMethod: true);
            return Task.CompletedTask;
        });
        Assert.Equal("none", await EngineAsync(server));
        Assert.Equal(0, visits);
    }

    [Theory]
    [InlineData("api.openai.com/v1")]
    [InlineData("ftp://example")]
    public void An_endpoint_that_is_no_address_is_told_at_the_start(string endpoint)
    {
        using var host = Analyzers.Build(("Recognition:OpenAi:Endpoint", endpoint));
        Assert.Contains("Endpoint", Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<IOptions<OpenAiOptions>>().Value).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_hangs_makes_the_chain_go_on()
    {
        await using var server = await LocalServer.StartAsync(context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
        Assert.Equal("none", await EngineAsync(server));
    }

    [Fact]
    public async Task An_answer_without_end_makes_the_chain_go_on()
    {
        await using var server = await LocalServer.StartAsync(async context =>
        {
            var spaces = new byte[64 * 1024];
            spaces.AsSpan().Fill((byte)' ');
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(spaces, context.RequestAborted);
        });
        Assert.Equal("none", await EngineAsync(server, timeout: "00:00:30"));
    }

    static async Task<string> EngineAsync(LocalServer server, string timeout = "00:00:01")
    {
        using var host = Analyzers.Build(
            ("Recognition:Engines:0", "openai"), ("Recognition:Engines:1", "none"),
            ("Recognition:OpenAi:Endpoint", server.Address), ("Recognition:OpenAi:Timeout", timeout));
        return (await host.AnalyzeAsync(Recordings.Path("clips/jfk.wav"))).Report!.Recognition.Engine;
    }
}
