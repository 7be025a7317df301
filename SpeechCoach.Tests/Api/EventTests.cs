using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api;

public sealed class EventTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task They_follow_a_recording_from_acceptance_to_its_end()
    {
        // A sweep that this test does not live to see: what arrives was sent because something changed.
        await world.StartAsync(("Queue:Sweep", "00:01:00"));
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        await using var events = await OpenAsync(client, await client.AcceptedAsync());
        Assert.Equal(("status", "accepted", null), await NextAsync(events));

        var claimed = await world.Worker.ClaimAsync();
        Assert.Equal(("status", "working", null), await NextAsync(events));
        await world.Worker.BeginAsync(claimed, Stage.Decode);
        Assert.Equal(("status", "working", "decode"), await NextAsync(events));
        await world.Worker.BeginAsync(claimed, Stage.Transcribe, new StageTiming(Stage.Decode, 0.25));
        Assert.Equal(("status", "working", "transcribe"), await NextAsync(events));
        await world.Worker.FinishAsync(claimed);
        Assert.Equal(("status", "done", null), await NextAsync(events));
        Assert.False(await events.MoveNextAsync());
    }

    [Fact]
    public async Task Who_comes_late_is_told_the_end()
    {
        await world.StartAsync();
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        var address = await client.AcceptedAsync();
        await world.Worker.FinishAsync(await world.Worker.ClaimAsync());

        await using var events = await OpenAsync(client, address);

        Assert.Equal(("status", "done", null), await NextAsync(events));
        Assert.False(await events.MoveNextAsync());
    }

    // Whoever is still connected 30 s after the stop is cut off, and that is how long it takes then.
    [Fact]
    public async Task Neither_pages_that_follow_nor_a_sender_who_waits_hold_up_a_stop()
    {
        await world.StartAsync(("Queue:Sweep", "00:01:00"));
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        await using var events = await OpenAsync(client, await client.AcceptedAsync());
        Assert.Equal(("status", "accepted", null), await NextAsync(events));
        using var operators = world.Api.Client(headers: ("X-Operations-Key", ApiWorld.OperationsKey));
        using var board = await operators.GetAsync("/operations/live", HttpCompletionOption.ResponseHeadersRead, ApiWorld.Ct);
        Assert.Equal(HttpStatusCode.OK, board.StatusCode);
        var waiting = client.SendAsync(ApiRequests.OtherSound, ("X-Learner", "another"), ("Prefer", "wait=100"));
        await Eventually.TrueAsync("accepted", async () => (await world.Queue.DepthAsync(ApiWorld.Ct)).Total == 2, TestProcess.Patience);

        world.Api.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.False(await events.MoveNextAsync());
        Assert.Contains("event: board", await board.Content.ReadAsStringAsync(ApiWorld.Ct), StringComparison.Ordinal);
        using var answer = await waiting;
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    [Fact]
    public async Task Silence_is_broken_by_signs_of_life()
    {
        await world.StartAsync(("Uploads:Heartbeat", "00:00:00.300"), ("Queue:Sweep", "00:00:00.050"));
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));

        await using var events = await OpenAsync(client, await client.AcceptedAsync());

        Assert.Equal("status", (await NextAsync(events)).Type);
        Assert.Equal("heartbeat", (await NextAsync(events)).Type);
    }

    [Fact]
    public async Task A_learner_has_a_bounded_number_of_them_and_closed_ones_do_not_count()
    {
        await world.StartAsync(("Uploads:MaxEventStreams", "1"), ("Uploads:Heartbeat", "00:00:00.100"), ("Queue:Sweep", "00:00:00.050"));
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        var address = await client.AcceptedAsync();
        var first = await OpenAsync(client, address);
        await NextAsync(first);

        using (var second = await client.GetAsync($"{address}/events", HttpCompletionOption.ResponseHeadersRead, ApiWorld.Ct))
            await second.AssertProblemAsync(HttpStatusCode.TooManyRequests);

        await first.DisposeAsync();
        await Eventually.TrueAsync("the place is free again", async () =>
        {
            using var again = await client.GetAsync($"{address}/events", HttpCompletionOption.ResponseHeadersRead, ApiWorld.Ct);
            return again.StatusCode == HttpStatusCode.OK;
        }, TestProcess.Patience);
    }

    static async Task<IAsyncEnumerator<SseItem<string>>> OpenAsync(HttpClient client, string address)
    {
        var response = await client.GetAsync($"{address}/events", HttpCompletionOption.ResponseHeadersRead, ApiWorld.Ct);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return ReadAsync(response).GetAsyncEnumerator(ApiWorld.Ct);
    }

    static async IAsyncEnumerable<SseItem<string>> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            await using var stream = await response.Content.ReadAsStreamAsync(ApiWorld.Ct);
            await foreach (var item in SseParser.Create(stream).EnumerateAsync(ApiWorld.Ct)) yield return item;
        }
    }

    static async Task<(string Type, string? State, string? Stage)> NextAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(TestProcess.Patience, ApiWorld.Ct));
        var status = JsonNode.Parse(events.Current.Data)!;
        return (events.Current.EventType, (string?)status["state"], (string?)status["stage"]);
    }
}
