using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api;

public sealed class OperationsTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    const string Replay = "/operations/dead-letters/replay";
    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync(("Queue:MaxDeliveries", "1")));

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Dead_letters_are_replayed()
    {
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        using var operators = world.Api.Client(headers: ("X-Operations-Key", ApiWorld.OperationsKey));
        var address = await client.AcceptedAsync();
        Assert.Equal(RetryOutcome.Dead, await world.Queue.RetryAsync(await world.Worker.ClaimAsync(), "broken", ApiWorld.Ct));
        Assert.Equal("dead", (string?)(await client.JsonAsync(address))["state"]);
        Assert.Equal(1, (int?)(await operators.JsonAsync("/operations/queue"))["dead"]);
        var letter = Assert.Single((await operators.JsonAsync("/operations/dead-letters")).AsArray())!;
        Assert.Equal((address.Split('/')[^1], "broken", 1), ((string?)letter["recording"], (string?)letter["reason"], letter["history"]!.AsArray().Count));

        using var replayed = await operators.PostAsync(Replay, null, ApiWorld.Ct);

        Assert.Equal(1, (int?)(await replayed.JsonAsync())["replayed"]);
        await world.Worker.FinishAsync(await world.Worker.ClaimAsync());
        Assert.Equal("done", (string?)(await client.JsonAsync(address))["state"]);
    }

    [Fact]
    public async Task One_dead_letter_is_replayed_and_the_others_stay()
    {
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        using var operators = world.Api.Client(headers: ("X-Operations-Key", ApiWorld.OperationsKey));
        string[] given = [await GiveUpAsync(client, "first"), await GiveUpAsync(client, "second"), await GiveUpAsync(client, "third")];

        using var replayed = await operators.PostAsync($"/operations/dead-letters/{given[1]}/replay", null, ApiWorld.Ct);
        using var again = await operators.PostAsync($"/operations/dead-letters/{given[1]}/replay", null, ApiWorld.Ct);
        using var nonsense = await operators.PostAsync("/operations/dead-letters/none/replay", null, ApiWorld.Ct);

        Assert.Equal(1, (int?)(await replayed.JsonAsync())["replayed"]);
        await again.AssertProblemAsync(HttpStatusCode.NotFound);
        await nonsense.AssertProblemAsync(HttpStatusCode.NotFound);
        Assert.Equal([given[2], given[0]], await LettersAsync(operators));
        Assert.Equal(given[1], (await world.Worker.ClaimAsync()).Task.Recording.ToString());

        using var oldest = await operators.PostAsync($"{Replay}?count=1", null, ApiWorld.Ct);
        Assert.Equal(1, (int?)(await oldest.JsonAsync())["replayed"]);
        Assert.Equal([given[2]], await LettersAsync(operators));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task No_dead_letter_at_the_most_is_no_question(int count)
    {
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        using var operators = world.Api.Client(headers: ("X-Operations-Key", ApiWorld.OperationsKey));
        var given = await GiveUpAsync(client, "broken");

        using var refused = await operators.PostAsync($"{Replay}?count={count}", null, ApiWorld.Ct);

        Assert.Contains("1 or more", await refused.AssertProblemAsync(HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Equal([given], await LettersAsync(operators));
    }

    [Fact]
    public async Task Whether_the_event_log_answers_is_what_the_workers_saw_of_late()
    {
        using var operators = world.Api.Client(headers: ("X-Operations-Key", ApiWorld.OperationsKey));
        var ledger = new EventLogLedger(world.Redis);
        async Task<Dictionary<string, bool>> StoresAsync() => (await operators.JsonAsync("/operations/stores")).AsArray().ToDictionary(store => (string)store!["name"]!, store => (bool)store!["isHealthy"]!);
        Assert.DoesNotContain("event-log", await StoresAsync());

        await ledger.SawAsync(answers: false, TimeSpan.FromMinutes(1), ApiWorld.Ct);
        Assert.False((await StoresAsync())["event-log"]);
        Assert.True((await StoresAsync())["object-store"]);
        // It keeps nobody from uploading.
        using var health = await operators.GetAsync("/health", ApiWorld.Ct);
        Assert.True(health.IsSuccessStatusCode);

        await ledger.SawAsync(answers: true, TimeSpan.FromMinutes(1), ApiWorld.Ct);
        Assert.True((await StoresAsync())["event-log"]);
    }

    [Fact]
    public async Task A_dataflow_is_reset_and_is_not_ready_until_it_has_caught_up()
    {
        const string flow = "/operations/dataflows/speaking-progress";
        using var operators = world.Api.Client(headers: ("X-Operations-Key", ApiWorld.OperationsKey));
        await world.Redis.GetDatabase().HashSetAsync(RedisKeys.Flow(FlowNames.SpeakingProgress), [new("generation", 4), new("shown", 4)]);
        Assert.True((bool?)(await operators.JsonAsync(flow))["isReady"]);

        using var reset = await operators.PostAsync($"{flow}/reset", null, ApiWorld.Ct);

        Assert.Equal((HttpStatusCode.Accepted, flow), (reset.StatusCode, reset.Headers.Location?.OriginalString));
        var state = await operators.JsonAsync(flow);
        Assert.Equal((5, 4, false), ((int?)state["made"], (int?)state["shown"], (bool?)state["isReady"]));
    }

    [Theory]
    [InlineData("no-such-dataflow", HttpStatusCode.NotFound)]
    [InlineData("archive", HttpStatusCode.Conflict)]
    public async Task What_cannot_be_reset_is_refused(string flow, HttpStatusCode status)
    {
        using var operators = world.Api.Client(headers: ("X-Operations-Key", ApiWorld.OperationsKey));
        using var response = await operators.PostAsync($"/operations/dataflows/{flow}/reset", null, ApiWorld.Ct);
        await response.AssertProblemAsync(status);
    }

    [Fact]
    public async Task Only_the_operator_may()
    {
        using var nobody = world.Api.Client();
        using var wrong = world.Api.Client(headers: ("X-Operations-Key", ApiWorld.OperationsKey + "x"));

        using var without = await nobody.PostAsync(Replay, null, ApiWorld.Ct);
        using var with = await wrong.GetAsync("/operations/queue", ApiWorld.Ct);
        using var reset = await nobody.PostAsync("/operations/dataflows/usual/reset", null, ApiWorld.Ct);

        await without.AssertProblemAsync(HttpStatusCode.Unauthorized);
        await with.AssertProblemAsync(HttpStatusCode.Unauthorized);
        await reset.AssertProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task What_lets_a_browser_in_is_worth_nothing_after_an_hour_whatever_the_browser_keeps()
    {
        using var browser = world.Api.Client();
        using var entered = await browser.PostAsync("/operations/enter", new FormUrlEncodedContent([KeyValuePair.Create("key", ApiWorld.OperationsKey)]), ApiWorld.Ct);

        var cookie = Assert.Single(entered.Headers.GetValues("Set-Cookie")).Split(';')[0];
        using var known = world.Api.Client(headers: ("Cookie", cookie));
        using var seen = await known.GetAsync("/operations/queue", ApiWorld.Ct);
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        var protector = world.Api.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("operator").ToTimeLimitedDataProtector();
        protector.Unprotect(cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..], out var until);
        Assert.InRange(until - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(55), TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Without_a_configured_key_there_are_none()
    {
        await using var closed = new ApiWorld(server);
        await closed.StartAsync(("Operations:Key", ""));
        using var client = closed.Api.Client(headers: ("X-Operations-Key", ""));

        using var response = await client.PostAsync(Replay, null, ApiWorld.Ct);

        await response.AssertProblemAsync(HttpStatusCode.NotFound);
    }

    async Task<string> GiveUpAsync(HttpClient client, string why)
    {
        var address = await client.AcceptedAsync();
        Assert.Equal(RetryOutcome.Dead, await world.Queue.RetryAsync(await world.Worker.ClaimAsync(), why, ApiWorld.Ct));
        return address.Split('/')[^1];
    }

    static async Task<IEnumerable<string?>> LettersAsync(HttpClient operators) =>
        (await operators.JsonAsync("/operations/dead-letters")).AsArray().Select(letter => (string?)letter!["recording"]);
}
