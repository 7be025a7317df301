using Microsoft.Playwright;
using SpeechCoach.Analytics.Dataflows;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Analytics;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Infrastructure;
using static SpeechCoach.Tests.Pages.PageAssertions;
using Stage = SpeechCoach.Contracts.Stage;

namespace SpeechCoach.Tests.Pages;

public sealed class OperationsPageTests(RedisServer server, Browser browser) : IClassFixture<RedisServer>, IClassFixture<Browser>, IAsyncLifetime
{
    const string Board = "/operations";
    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync(("Queue:MaxDeliveries", "1")));

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1000, ColorScheme.Light)]
    public async Task It_follows_a_recording_from_the_queue_to_the_dead_letters_and_back_without_being_loaded_again(int width, ColorScheme colours)
    {
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        var page = await EnterAsync(width, colours);
        var complaints = page.Complaints();
        await page.EvaluateAsync("window.sameDocument = true");
        await SeeAsync(page.Locator("[data-live]"), "Live");
        await FigureAsync(page, "waiting", 0);

        var address = await client.AcceptedAsync();
        await FigureAsync(page, "waiting", 1);
        var claimed = await world.Worker.ClaimAsync();
        await world.Worker.BeginAsync(claimed, Stage.Transcribe, new StageTiming(Stage.Decode, 0.25));
        await FigureAsync(page, "working", 1);
        await SeeAsync(page.Locator("#part-workers"), "Hearing the words");

        Assert.Equal(RetryOutcome.Dead, await world.Queue.RetryAsync(claimed, "the decoder ended with 137", ApiWorld.Ct));
        await FigureAsync(page, "dead", 1);
        await SeeAsync(page.Locator("#part-dead"), "the decoder ended with 137");
        await page.BeGoodAsync();
        await page.KeepAsync($"operations-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try it again" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await FigureAsync(page, "dead", 0);
        await FigureAsync(page, "waiting", 1);
        await SeeAsync(page.Locator("#part-dead"), "Nothing was given up.");
        await world.Worker.FinishAsync(await world.Worker.ClaimAsync());
        Assert.Equal("done", (string?)(await client.JsonAsync(address))["state"]);
        Assert.True(await page.EvaluateAsync<bool>("window.sameDocument"));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task One_of_several_dead_letters_is_tried_again_by_its_own_button()
    {
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        foreach (var why in (string[])["the decoder ended with 137", "the disk was full"])
        {
            await client.AcceptedAsync();
            Assert.Equal(RetryOutcome.Dead, await world.Queue.RetryAsync(await world.Worker.ClaimAsync(), why, ApiWorld.Ct));
        }

        var page = await EnterAsync(360, ColorScheme.Light);
        await page.BeGoodAsync();
        await page.Locator("#part-dead tr", new() { HasText = "the disk was full" }).GetByRole(AriaRole.Button).ClickAsync();

        await FigureAsync(page, "dead", 1);
        await FigureAsync(page, "waiting", 1);
        await SeeAsync(page.Locator("#part-dead"), "the decoder ended with 137");
        await Assertions.Expect(page.Locator("#part-dead")).Not.ToContainTextAsync("the disk was full");
    }

    [Fact]
    public async Task Throughput_and_waiting_are_what_the_dataflow_counted_and_a_dataflow_behind_is_seen()
    {
        var now = TimeProvider.System.GetUtcNow();
        await new FlowBench(world.Redis, () => new PipelineHealth()).RunAsync(Enumerable.Range(0, 4).Select(i => Speeches.Of(1, i) with
        {
            AcceptedAt = now.AddMinutes(-10), WaitSeconds = 2, Timings = [new(Stage.Transcribe, 3)],
        }));
        // Two partitions of the log; one dataflow has read a part of the first.
        var redis = world.Redis.GetDatabase();
        await redis.StringSetAsync(RedisKeys.EventLogIncarnation, "now");
        await redis.HashSetAsync(RedisKeys.EventLogEnds, [new("0", 10), new("1", 5)]);
        await redis.HashSetAsync(RedisKeys.FlowPartition(FlowNames.Usual, 0), [new("incarnation", "now"), new("offset", 7)]);
        await redis.HashSetAsync(RedisKeys.FlowPartition(FlowNames.Archive, 1), [new("incarnation", "before"), new("offset", 900)]);

        await redis.SortedSetAddAsync(RedisKeys.TopicReaders(TopicNames.SpeechAnalyzed), [new("hours-of-practice", now.ToUnixTimeSeconds()), new("long-gone", now.AddDays(-3).ToUnixTimeSeconds())]);

        var page = await EnterAsync(1000, ColorScheme.Light);
        await SeeAsync(page.Locator("#part-passage"), "that have their report: 4");
        await SeeAsync(page.Locator("#part-passage tr", new() { HasText = "Waiting for a worker" }), "2.0 s");
        await SeeAsync(page.Locator("#part-passage tr", new() { HasText = "Hearing the words" }), "3.0 s");
        Assert.Equal("8", await page.Locator($"[data-flow={FlowNames.Usual}] td").First.TextContentAsync());
        Assert.Equal("15", await page.Locator($"[data-flow={FlowNames.Archive}] td").First.TextContentAsync());
        // What an analyst has deployed beside those of the product.
        Assert.Equal("15", await page.Locator("[data-flow=hours-of-practice] td").First.TextContentAsync());
        Assert.Equal(0, await page.Locator("[data-flow=long-gone]").CountAsync());
        await page.KeepAsync("operations-passage");
    }

    [Fact]
    public async Task Without_Redis_it_says_so_and_goes_on_when_it_is_back()
    {
        var page = await EnterAsync(360, ColorScheme.Light);
        await SeeAsync(page.Locator("[data-live]"), "Live");
        await server.StopAsync();
        try
        {
            await SeeAsync(page.Locator("#board"), "Redis does not answer");
            await SeeAsync(page.Locator("#part-stores [data-healthy=false]", new() { HasText = "Redis" }), "does not answer");
            await page.BeGoodAsync();
        }
        finally
        {
            await server.RestartAsync();
        }

        await FigureAsync(page, "waiting", 0);
    }

    [Fact]
    public async Task Nobody_sees_it_without_the_key_nor_with_a_wrong_one_nor_after_leaving()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await page.GotoAsync(Board);
        await HiddenAsync(page);
        await page.BeGoodAsync();
        await page.KeepAsync("operations-door");
        await page.GetByLabel("Operator's key").FillAsync($"{ApiWorld.OperationsKey}x");
        await page.Keyboard.PressAsync("Enter");
        await SeeAsync(page.GetByRole(AriaRole.Alert), "That is not the operator's key.");
        await HiddenAsync(page);

        await page.GetByLabel("Operator's key").FillAsync(ApiWorld.OperationsKey);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#board")).ToBeVisibleAsync();
        var pass = Assert.Single(await page.Context.CookiesAsync(), cookie => cookie.Name == "speechcoach-operator");
        Assert.Equal((true, SameSiteAttribute.Strict, "/operations"), (pass.HttpOnly, pass.SameSite, pass.Path));
        Assert.InRange(DateTimeOffset.FromUnixTimeSeconds((long)pass.Expires) - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(50), TimeSpan.FromMinutes(61));
        Assert.DoesNotContain(ApiWorld.OperationsKey, pass.Value, StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = "Leave" }).ClickAsync();
        await HiddenAsync(page);
        // A cookie made up by a stranger opens nothing.
        await page.Context.AddCookiesAsync([new() { Name = "speechcoach-operator", Value = "CfDJ8" + pass.Value[5..^4] + "AAAA", Url = new Uri(world.Api.Address, Board).ToString() }]);
        await page.GotoAsync(Board);
        await HiddenAsync(page);
    }

    [Fact]
    public async Task A_new_key_ends_the_stay_of_everybody_and_guesses_are_counted()
    {
        var page = await EnterAsync(360, ColorScheme.Light);
        var pass = (await page.Context.CookiesAsync()).Single(cookie => cookie.Name == "speechcoach-operator").Value;
        using var client = world.Api.Client(headers: ("Cookie", $"speechcoach-operator={pass}"));
        using var open = await client.GetAsync("/operations/queue", ApiWorld.Ct);
        Assert.True(open.IsSuccessStatusCode);

        await using var changed = new ApiWorld(server);
        await changed.StartAsync(("Operations:Key", "another key of the operator"), ("RateLimits:Guesses", "3"));
        using var stale = changed.Api.Client(headers: ("Cookie", $"speechcoach-operator={pass}"));
        using var refused = await stale.GetAsync("/operations/queue", ApiWorld.Ct);
        await refused.AssertProblemAsync(System.Net.HttpStatusCode.Unauthorized);

        for (var i = 0; i < 3; i++) using (await GuessAsync(stale)) { }
        using var fourth = await GuessAsync(stale);
        await fourth.AssertProblemAsync(System.Net.HttpStatusCode.TooManyRequests);
    }

    static Task<HttpResponseMessage> GuessAsync(HttpClient client) =>
        client.PostAsync("/operations/enter", new FormUrlEncodedContent([KeyValuePair.Create("key", "a guess")]), ApiWorld.Ct);

    async Task<IPage> EnterAsync(int width, ColorScheme colours)
    {
        var page = await browser.OpenAsync(world.Api.Address, width, colours);
        await page.GotoAsync(Board);
        await page.GetByLabel("Operator's key").FillAsync(ApiWorld.OperationsKey);
        await page.GetByRole(AriaRole.Button, new() { Name = "Enter" }).ClickAsync();
        await Assertions.Expect(page.Locator("#board")).ToBeVisibleAsync();
        return page;
    }

    static async Task HiddenAsync(IPage page)
    {
        await Assertions.Expect(page.GetByLabel("Operator's key")).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("#board").CountAsync());
        foreach (var path in (string[])["/operations/live", "/operations/queue", "/operations/dead-letters"])
            Assert.Equal(401, (await page.APIRequest.GetAsync(path)).Status);
        Assert.Equal(401, (await page.APIRequest.PostAsync("/operations/dead-letters/replay")).Status);
    }

    static Task FigureAsync(IPage page, string figure, int value) =>
        Assertions.Expect(page.Locator($"[data-figure={figure}]")).ToHaveTextAsync($"{value}", new() { Timeout = 30_000 });
}
