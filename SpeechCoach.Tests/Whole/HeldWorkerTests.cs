using System.Net;
using Microsoft.AspNetCore.Http;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Worker;

namespace SpeechCoach.Tests.Whole;

/// <summary>What becomes of a recording whose worker is in the middle of hearing its words: for as long as a test wants, since the recogniser does not answer before.</summary>
public sealed class HeldWorkerTests : IAsyncLifetime
{
    static readonly TimeSpan patience = TimeSpan.FromMinutes(2);
    readonly TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    LocalServer recognizer = null!;
    Installation installation = null!;
    HttpClient api = null!;
    int asked;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        recognizer = await LocalServer.StartAsync(async context =>
        {
            Interlocked.Increment(ref asked);
            await answered.Task.WaitAsync(context.RequestAborted);
            await context.Response.WriteAsync("""{"text":"ask","words":[{"word":"ask","start":3.3,"end":3.7}]}""", context.RequestAborted);
        });
        installation = await Installation.StartAsync(
            ("Recognition:Engines:0", "openai"), ("Recognition:OpenAi:Endpoint", recognizer.Address),
            // Nobody takes it over by itself for as long as a test has.
            ("Queue:ClaimAfter", "01:00:00"));
        api = await installation.StartApiAsync();
    }

    public async ValueTask DisposeAsync()
    {
        api?.Dispose();
        if (installation is not null) await installation.DisposeAsync();
        await recognizer.DisposeAsync();
    }

    [Fact]
    public async Task A_stopping_worker_hands_its_recording_to_the_next_at_once()
    {
        var first = await installation.StartWorkerAsync();
        var recording = await HeldAsync();

        Assert.Equal(0, await first.StopAsync(TimeSpan.FromSeconds(30)));

        Assert.Equal("accepted", (string?)(await api.GetJsonAsync(recording))["state"]);
        await installation.StartWorkerAsync();
        answered.SetResult();
        Assert.Equal("done", (string?)(await api.InStateAsync(recording, "done", "refused", "dead"))["state"]);
    }

    [Fact]
    public async Task A_worker_whose_Redis_goes_away_in_the_middle_still_commits_once()
    {
        await installation.StartWorkerAsync();
        var recording = await HeldAsync();

        await installation.Redis.KillAsync();
        await installation.Redis.RestartAsync();
        answered.SetResult();

        string? state = null;
        await Eventually.TrueAsync("it is done", async () =>
        {
            using var answer = await api.GetAsync(recording, Ct);
            if (answer.StatusCode == HttpStatusCode.OK) state = (string?)(await answer.JsonAsync())["state"];
            return state is "done" or "refused" or "dead";
        }, patience);
        Assert.Equal(("done", 1), (state, asked));
        await using var redis = await installation.ConnectAsync();
        Assert.Equal(1, await redis.GetDatabase().StreamLengthAsync(StreamNames.Results));
    }

    async Task<Uri> HeldAsync()
    {
        var recording = await api.SendAsync(Recordings.Path("clips/jfk.wav"));
        await Eventually.TrueAsync("the recogniser is asked", () => asked == 1, patience);
        await Eventually.TrueAsync("it is known to be transcribed", async () => (string?)(await api.GetJsonAsync(recording))["stage"] == "transcribe", patience);
        return recording;
    }
}
