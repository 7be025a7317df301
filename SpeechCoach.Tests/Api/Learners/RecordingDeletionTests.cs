using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api.Learners;

public sealed class RecordingDeletionTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    readonly ApiWorld world = new(server);
    HttpClient mine = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await world.StartAsync(("Deletion:Lease", "00:00:01"), ("Queue:RetryAfter", "00:00:00.010"));
        mine = world.Api.Client(headers: [("X-Api-Key", ApiWorld.Key), ("X-Learner", "me")]);
    }

    public ValueTask DisposeAsync()
    {
        mine.Dispose();
        return world.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_of_it_is_left_and_everything_of_the_others_is()
    {
        var address = await mine.AcceptedAsync();
        var gone = await world.Worker.ClaimAsync();
        await world.Worker.FinishAsync(gone);
        var kept = await mine.AcceptedAsync();
        await world.Worker.FinishAsync(await world.Worker.ClaimAsync());

        await DeleteAsync(address);

        foreach (var prefix in (string[])["audio/", "reports/"])
            Assert.DoesNotContain(gone.Task.Recording.ToString(), Assert.Single(await world.ObjectsAsync(prefix)), StringComparison.Ordinal);
        foreach (var stream in (string[])[StreamNames.Tasks, StreamNames.Results])
            Assert.DoesNotContain(
                (await world.Redis.GetDatabase().StreamRangeAsync(stream)).SelectMany(entry => entry.Values),
                entry => ((string)entry.Value!).Contains(gone.Task.Recording.ToString(), StringComparison.Ordinal));
        foreach (var path in (string[])["", "/events"])
        {
            using var answer = await mine.GetAsync($"{address}{path}", Ct);
            await answer.AssertProblemAsync(HttpStatusCode.NotFound);
        }

        Assert.Equal("done", (string?)(await mine.JsonAsync(kept))["state"]);
        using var again = await mine.DeleteAsync(address, Ct);
        await again.AssertProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_worker_in_the_middle_of_it_commits_nothing_and_the_next_one_has_its_turn()
    {
        var address = await mine.AcceptedAsync();
        var claimed = await world.Worker.ClaimAsync();
        var next = await mine.AcceptedAsync();

        await DeleteAsync(address);

        Assert.False(await world.Queue.HeartbeatAsync(claimed, Ct));
        Assert.False(await world.Queue.CommitAsync(claimed, ObjectKeys.Report(claimed.Task.Learner, claimed.Task.Recording, 1), null, [], Ct));
        Assert.Equal(RetryOutcome.Lost, await world.Queue.RetryAsync(claimed, "failed", Ct));
        Assert.Equal(next.Split('/')[^1], (await world.Worker.ClaimAsync()).Task.Recording.ToString());
        Assert.Null(await world.Queue.ClaimAsync("worker", Ct));
    }

    [Fact]
    public async Task One_that_waits_for_its_turn_never_has_it()
    {
        await mine.AcceptedAsync();
        var waiting = await mine.AcceptedAsync();

        await DeleteAsync(waiting);

        await world.Worker.FinishAsync(await world.Worker.ClaimAsync());
        Assert.Null(await world.Queue.ClaimAsync("worker", Ct));
    }

    [Fact]
    public async Task A_late_second_delivery_is_refused()
    {
        using var first = await mine.SendAsync(ApiRequests.Sound, ("Idempotency-Key", "message-1"));
        await DeleteAsync(first.Headers.Location!.ToString());

        using var late = await mine.SendAsync(ApiRequests.Sound, ("Idempotency-Key", "message-1"));

        await late.AssertProblemAsync(HttpStatusCode.Gone);
        Assert.Empty(await world.ObjectsAsync("audio/"));
    }

    [Fact]
    public async Task A_removal_that_was_broken_off_is_taken_up_again()
    {
        await mine.AcceptedAsync();
        var claimed = await world.Worker.ClaimAsync();
        await world.Worker.FinishAsync(claimed);

        // The service dies between the mark and the removal.
        await world.Api.Services.GetRequiredService<DeletionQueue>().MarkRecordingAsync(
            new() { Learner = claimed.Task.Learner, Subject = claimed.Task.Subject, RequestedAt = TimeProvider.System.GetUtcNow(), Recording = claimed.Task }, Ct);

        await Eventually.TrueAsync(
            "sound and report are gone",
            async () => (await world.ObjectsAsync("audio/")).Count + (await world.ObjectsAsync("reports/")).Count == 0, TestProcess.Patience);
    }

    [Fact]
    public async Task Nobody_deletes_what_is_anothers()
    {
        var address = await mine.AcceptedAsync();
        using var other = world.Api.Client(headers: [("X-Api-Key", ApiWorld.Key), ("X-Learner", "other")]);
        await other.AcceptedAsync();

        using var answer = await other.DeleteAsync(address, Ct);

        await answer.AssertProblemAsync(HttpStatusCode.NotFound);
        Assert.Equal("accepted", (string?)(await mine.JsonAsync(address))["state"]);
    }

    async Task DeleteAsync(string address)
    {
        using var answer = await mine.DeleteAsync(address, Ct);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }
}
