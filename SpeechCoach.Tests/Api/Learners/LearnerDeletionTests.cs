using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Builders;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api.Learners;

public sealed class LearnerDeletionTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    const string Me = "/api/learners/me";
    readonly ApiWorld world = new(server);
    HttpClient mine = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    AccountStore Accounts => world.Api.Services.GetRequiredService<AccountStore>();

    public async ValueTask InitializeAsync()
    {
        await world.StartAsync(("Deletion:Lease", "00:00:01"), ("Queue:RetryAfter", "00:00:00.010"), ("Queue:MaxDeliveries", "1"));
        mine = world.Api.Client(headers: [("X-Api-Key", ApiWorld.Key), ("X-Learner", "me")]);
    }

    public ValueTask DisposeAsync()
    {
        mine.Dispose();
        return world.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_of_him_is_left_but_the_receipt_and_marks_that_tell_nothing()
    {
        using var other = world.Api.Client(headers: [("X-Api-Key", ApiWorld.Key), ("X-Learner", "other")]);
        var shared = await mine.AcceptedAsync();
        var hint = Assert.Single(await world.Redis.HoldingAsync(RedisKeys.Account("key:school", "")));
        var done = await world.Worker.ClaimAsync();
        await world.Worker.FinishAsync(done);
        using (var link = await mine.PostAsync($"{shared}/share", null, Ct)) Assert.True(link.IsSuccessStatusCode);
        // One that he has deleted by itself, of which the event log is still to be told.
        using (var regretted = await mine.DeleteAsync(await mine.AcceptedAsync(), Ct)) Assert.Equal(HttpStatusCode.NoContent, regretted.StatusCode);
        await mine.AcceptedAsync();
        await mine.AcceptedAsync();
        var address = await other.AcceptedAsync();
        var account = (await Accounts.FindAsync(done.Task.Learner, Ct))!;
        await world.Redis.GetDatabase().HashSetAsync(RedisKeys.FlowView(FlowNames.SpeakingProgress, 1, account.Subject.ToString()), "day/2026-11-22", "{}");

        var receipt = await DeleteAsync();

        Assert.Equal((3, 1, 1, 1), ((int)receipt["audio"]!, (int)receipt["reports"]!, (int)receipt["accounts"]!, (int)receipt["progress"]!));
        foreach (var prefix in (string[])["audio/", "reports/", "accounts/"])
            Assert.DoesNotContain(await world.ObjectsAsync(prefix), key => key.Contains(account.Learner.ToString(), StringComparison.Ordinal));
        Assert.Equal(
            [RedisKeys.Deleted(account.Learner), RedisKeys.Deletions, RedisKeys.Forgotten(account.Subject), StreamNames.LearnerDeleted],
            await world.Redis.HoldingAsync(account.Learner.ToString(), account.Subject.ToString(), hint));
        Assert.Equal("accepted", (string?)(await other.JsonAsync(address))["state"]);
        Assert.Equal(address.Split('/')[^1], (await world.Worker.ClaimAsync()).Task.Recording.ToString());
        Assert.Null(await world.Queue.ClaimAsync("worker", Ct));
    }

    [Fact]
    public async Task The_receipt_can_be_asked_for_and_a_second_deletion_finds_nobody()
    {
        await mine.AcceptedAsync();
        using var deleted = await mine.DeleteAsync(Me, Ct);

        var receipt = await mine.JsonAsync(deleted.Content.Headers.ContentLocation!.ToString());
        Assert.NotNull((string?)receipt["completedAt"]);
        Assert.Equal(receipt.ToJsonString(), (await deleted.JsonAsync()).ToJsonString());
        using var again = await mine.DeleteAsync(Me, Ct);
        await again.AssertProblemAsync(HttpStatusCode.NotFound);
        using var progress = await mine.GetAsync($"{Me}/progress", Ct);
        Assert.Equal(HttpStatusCode.OK, progress.StatusCode);
        Assert.Empty(await world.ObjectsAsync("accounts/"));
    }

    [Fact]
    public async Task A_worker_in_the_middle_of_his_recording_commits_nothing()
    {
        var address = await mine.AcceptedAsync();
        var claimed = await world.Worker.ClaimAsync();

        await DeleteAsync();

        Assert.False(await world.Queue.HeartbeatAsync(claimed, Ct));
        Assert.False(await world.Queue.BeginStageAsync(claimed, Stage.Measure, [], Ct));
        Assert.False(await world.Queue.CommitAsync(claimed, ObjectKeys.Report(claimed.Task.Learner, claimed.Task.Recording, 1), null, [], Ct));
        Assert.Equal(RetryOutcome.Lost, await world.Queue.RetryAsync(claimed, "failed", Ct));
        Assert.Equal(0, await world.Redis.GetDatabase().StreamLengthAsync(StreamNames.Results));
        using var gone = await mine.GetAsync(address, Ct);
        await gone.AssertProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_dead_letter_of_his_is_not_replayed()
    {
        // More than are looked through at once.
        const int others = 600;
        var database = world.Redis.GetDatabase();
        await Task.WhenAll(Enumerable.Range(0, others).Select(_ => database.StreamAddAsync(StreamNames.Dead, "json", "somebody else's")));
        await mine.AcceptedAsync();
        Assert.Equal(RetryOutcome.Dead, await world.Queue.RetryAsync(await world.Worker.ClaimAsync(), "store away", Ct));

        await DeleteAsync();

        Assert.Equal(others, await database.StreamLengthAsync(StreamNames.Dead));
        Assert.Equal(0, await world.Queue.ReplayDeadAsync(2 * others, Ct));
    }

    [Fact]
    public async Task What_was_put_off_is_not_tried_again()
    {
        await using var patient = new ApiWorld(server);
        await patient.StartAsync(("Queue:MaxDeliveries", "5"), ("Queue:RetryAfter", "00:00:00.010"));
        using var client = patient.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        await client.AcceptedAsync();
        Assert.Equal(RetryOutcome.Retry, await patient.Queue.RetryAsync(await patient.Worker.ClaimAsync(), "store away", Ct));

        using var deleted = await client.DeleteAsync(Me, Ct);

        Assert.Equal(0, await patient.Redis.GetDatabase().SortedSetLengthAsync(RedisKeys.Retries));
        Assert.Null(await patient.Queue.ClaimAsync("worker", Ct));
    }

    [Fact]
    public async Task A_late_second_delivery_is_refused_and_a_new_message_begins_a_new_account()
    {
        using var first = await mine.SendAsync(ApiRequests.Sound, ("Idempotency-Key", "message-1"));
        var before = (await world.Worker.ClaimAsync()).Task;
        for (var generation = 1; generation <= 2; generation++)
        {
            await DeleteAsync();
            using var fresh = await mine.SendAsync(ApiRequests.Sound, ("Idempotency-Key", $"of-generation-{generation}"));
            Assert.Equal(HttpStatusCode.Accepted, fresh.StatusCode);

            using var late = await mine.SendAsync(ApiRequests.Sound, ("Idempotency-Key", "message-1"));
            await late.AssertProblemAsync(HttpStatusCode.Gone);

            var task = (await world.Worker.ClaimAsync()).Task;
            Assert.NotEqual((before.Learner, before.Subject), (task.Learner, task.Subject));
            Assert.Single(await world.ObjectsAsync("audio/"));
        }
    }

    [Fact]
    public async Task An_upload_on_its_way_while_he_is_deleted_is_not_taken()
    {
        await mine.AcceptedAsync();
        var task = (await world.Worker.ClaimAsync()).Task;
        await DeleteAsync();

        Assert.Equal(Acceptance.Deleted, await world.Queue.AcceptAsync(SomeRecording.By(task.Learner), Ct));
    }

    [Fact]
    public async Task A_deletion_that_was_broken_off_is_finished_by_another_instance()
    {
        await mine.AcceptedAsync();
        var account = (await Accounts.FindAsync((await world.Worker.ClaimAsync()).Task.Learner, Ct))!;

        await world.Api.Services.GetRequiredService<DeletionQueue>().MarkAsync(
            new() { Learner = account.Learner, Subject = account.Subject, Links = account.Links, RequestedAt = TimeProvider.System.GetUtcNow() }, Ct);

        await Eventually.TrueAsync("finished", async () => (await Accounts.ReceiptAsync(account.Learner, Ct))?.CompletedAt is not null, TestProcess.Patience);
        Assert.Empty(await world.ObjectsAsync("audio/"));
        Assert.Empty(await world.ObjectsAsync("accounts/"));
    }

    [Fact]
    public async Task What_a_worker_wrote_after_all_was_removed_is_found_by_a_second_look()
    {
        // A Redis of its own: another instance would take the second look, in its own store.
        await using var redis = new RedisServer();
        await redis.InitializeAsync();
        await using var quick = new ApiWorld(redis);
        await quick.StartAsync(("Deletion:LookAgainAfter", "00:00:02"), ("Deletion:Lease", "00:00:01"));
        using var client = quick.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        await client.AcceptedAsync();
        var claimed = await quick.Worker.ClaimAsync();
        using var deleted = await client.DeleteAsync(Me, Ct);

        var late = ObjectKeys.Report(claimed.Task.Learner, claimed.Task.Recording, 1);
        await quick.Store.WriteJsonAsync(late, new StoredReport(claimed.Task, SomeReport.WithEverything()), ContractsJson.Default.StoredReport, Ct);

        await Eventually.TrueAsync("removed", async () => (await quick.ObjectsAsync("reports/")).Count == 0, TestProcess.Patience);
        await Eventually.TrueAsync("nothing is left to do", async () => !await quick.Redis.GetDatabase().KeyExistsAsync(RedisKeys.Deletions), TestProcess.Patience);
    }

    [Fact]
    public async Task Of_an_account_with_several_channels_none_leads_to_it_any_more()
    {
        var account = await Accounts.GetOrCreateAsync("telegram", "42", Ct);
        var web = await Accounts.GetOrCreateAsync("web", "visitor", Ct);
        account = await Accounts.UpdateAsync(account.Learner, old => old with { Links = [.. old.Links, new("web", "visitor")] }, Ct);

        await world.Api.Services.GetRequiredService<LearnerDeletion>().DeleteAsync(account, Ct);

        Assert.Null(await Accounts.FindAsync("telegram", "42", Ct));
        var again = await Accounts.GetOrCreateAsync("telegram", "42", Ct);
        Assert.Equal(1, again.Generation);
        Assert.NotEqual(account.Learner, again.Learner);
        Assert.Equal([account.Learner], await Accounts.FormerAsync("telegram", "42", Ct).ToListAsync(Ct));
        Assert.Equal([account.Learner], await Accounts.FormerAsync("web", "visitor", Ct).ToListAsync(Ct));
        Assert.NotEqual(account.Learner, web.Learner);
    }

    [Fact]
    public async Task A_browser_is_a_stranger_afterwards()
    {
        var cookies = new CookieContainer();
        using var browser = world.Api.Client(cookies);
        var address = await browser.AcceptedAsync();

        using var elsewhere = new HttpRequestMessage(HttpMethod.Delete, Me);
        elsewhere.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var forged = await browser.SendAsync(elsewhere, Ct);
        await forged.AssertProblemAsync(HttpStatusCode.Forbidden);
        Assert.Equal("accepted", (string?)(await browser.JsonAsync(address))["state"]);

        using var deleted = await browser.DeleteAsync(Me, Ct);
        Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);
        Assert.Empty(cookies.GetCookies(world.Api.Address));
    }

    [Fact]
    public async Task Back_pressure_still_counts_what_waits_after_his_entries_went()
    {
        await mine.AcceptedAsync();
        for (var i = 0; i < 3; i++) await world.Queue.AcceptAsync(SomeRecording.ByAnyone(), Ct);

        await DeleteAsync();

        Assert.Equal(3, (await world.Queue.DepthAsync(Ct)).Waiting);
    }

    async Task<System.Text.Json.Nodes.JsonNode> DeleteAsync()
    {
        using var response = await mine.DeleteAsync(Me, Ct);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var receipt = await response.JsonAsync();
        Assert.NotNull((string?)receipt["completedAt"]);
        return receipt["removed"]!;
    }
}
