using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SpeechCoach.Api.Practice;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Builders;
using SpeechCoach.Tests.Infrastructure;
using static SpeechCoach.Tests.Pages.PageAssertions;

namespace SpeechCoach.Tests.Pages;

public sealed class PracticePageTests(RedisServer server, Browser browser) : IClassFixture<RedisServer>, IClassFixture<Browser>, IAsyncLifetime
{
    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1000, ColorScheme.Light)]
    public async Task A_question_is_prepared_answered_by_the_microphone_and_the_answer_knows_its_question(int width, ColorScheme colours)
    {
        var page = await browser.OpenAsync(world.Api.Address, width, colours);
        var complaints = page.Complaints();
        await page.GotoAsync("/practice");
        await page.BeGoodAsync();
        await page.KeepAsync($"practice-{width}");
        await AskAsync(page, "exam");
        var question = await page.Locator("h1").TextContentAsync();
        await page.BeGoodAsync();

        await PressAsync(page, "Start the clock");
        await Assertions.Expect(page.Locator("[data-left]")).Not.ToHaveTextAsync("0:15", new() { Timeout = 30_000 });
        await PressAsync(page, "I am ready");
        await SeeAsync(page.Locator("[data-told]"), "Speak now.");
        await Assertions.Expect(page.Locator("[data-answer-left]")).Not.ToHaveTextAsync(new Regex("^0:4[45]$"), new() { Timeout = 30_000 });
        await page.KeepAsync($"question-{width}");
        await PressAsync(page, "Stop");
        await PressAsync(page, "Get the report");
        await SeeAsync(page.Locator("[data-now]"), "waits for its turn");

        var task = (await world.Worker.ClaimAsync()).Task;
        Assert.Equal((question, "exam", 45.0), (task.Question?.Text, task.Question?.Scenario, task.Question?.AnswerSeconds));
        // The next question need not wait for the report.
        await page.GetByRole(AriaRole.Button, new() { Name = "Next question" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).Not.ToHaveTextAsync(question!);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task The_same_question_again_stands_beside_the_last_try()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await page.GotoAsync("/practice");
        await AskAsync(page, "job");
        var question = page.Url;
        await AnswerAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Same question again" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(question);
        await Assertions.Expect(page.Locator("#tries li")).ToHaveCountAsync(1);
        await AnswerAsync(page);

        await page.GotoAsync(question);
        await Assertions.Expect(page.Locator("#tries li")).ToHaveCountAsync(2);
        await page.BeGoodAsync();
        await page.KeepAsync("question-tries");
        var newest = (await page.Locator("#tries li a").First.GetAttributeAsync("href"))!;
        var before = (await page.Locator("#tries li a").Last.GetAttributeAsync("href"))!;
        Assert.Equal(
            $"{newest}/compare?with={before.Split('/')[^1]}",
            await page.GetByRole(AriaRole.Link, new() { Name = "The last two side by side" }).GetAttributeAsync("href"));

        // Another who is asked the same sees nothing of it.
        var stranger = await browser.OpenAsync(world.Api.Address);
        await stranger.GotoAsync(question);
        await SeeAsync(stranger.Locator("h1"), (await page.Locator("h1").TextContentAsync())!);
        Assert.Equal(0, await stranger.Locator("#tries").CountAsync());
    }

    [Fact]
    public async Task No_question_comes_twice_before_all_were_asked_and_a_form_sent_twice_asks_once()
    {
        using var client = world.Api.Client(new CookieContainer());
        var all = world.Api.Services.GetRequiredService<QuestionBank>().FindScenario("smalltalk")!.Questions.Count;
        var seen = new HashSet<string>();
        for (var i = 0; i < all; i++)
        {
            var asked = await NextAsync(client, "smalltalk", $"press-{i}");
            Assert.True(seen.Add(asked), $"{asked} came twice after {i} of {all}.");
            if (i % 10 == 0) Assert.Equal(asked, await NextAsync(client, "smalltalk", $"press-{i}"));
        }

        Assert.Contains(await NextAsync(client, "smalltalk", "anew"), seen);
        Assert.Contains("0 of 30 questions asked", await client.GetStringAsync("/practice", ApiWorld.Ct), StringComparison.Ordinal);
        using var wrong = await PostAsync(client, "nothing", "press");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task A_set_goes_on_to_its_next_question_and_a_level_is_kept()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await page.GotoAsync("/practice");
        await AskAsync(page, "interview");
        await SeeAsync(page.Locator(".asked"), "1 of 4");
        await AnswerAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Next question of the set" }).ClickAsync();
        await SeeAsync(page.Locator(".asked"), "2 of 4");

        await page.GotoAsync("/practice");
        await page.GetByLabel("My questions are").SelectOptionAsync("C1");
        await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync(), answer => answer.Url.EndsWith("/practice/level", StringComparison.Ordinal));
        await page.GotoAsync("/practice");
        await Assertions.Expect(page.GetByLabel("My questions are")).ToHaveValueAsync("C1");
    }

    [Fact]
    public async Task The_coachs_own_question_is_for_whom_it_was_made()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await SendAsync(page);
        await world.Worker.FinishAsync(await world.Worker.ClaimAsync(), SomeReport.WithEverything() with { FollowUp = "What would you do differently?" });
        await page.GetByRole(AriaRole.Link, new() { Name = "A question that goes further" }).ClickAsync();
        await SeeAsync(page.Locator("h1"), "What would you do differently?");

        var stranger = await browser.OpenAsync(world.Api.Address);
        var answer = await stranger.GotoAsync(page.Url);
        Assert.Equal(404, answer!.Status);
        Assert.DoesNotContain("What would you do differently?", await stranger.ContentAsync(), StringComparison.Ordinal);
    }

    static Task<HttpResponseMessage> PostAsync(HttpClient client, string scenario, string key) => client.PostAsync(
        "/practice/next", new FormUrlEncodedContent([KeyValuePair.Create("scenario", scenario), KeyValuePair.Create("key", key)]), ApiWorld.Ct);

    static async Task<string> NextAsync(HttpClient client, string scenario, string key)
    {
        using var answer = await PostAsync(client, scenario, key);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    static async Task AskAsync(IPage page, string scenario)
    {
        await page.Locator($"[data-scenario={scenario}] button").ClickAsync();
        await Assertions.Expect(page.Locator(".asked h1")).ToBeVisibleAsync();
    }

    async Task AnswerAsync(IPage page)
    {
        await SendAsync(page);
        await world.Worker.FinishAsync(await world.Worker.ClaimAsync());
        await SeeAsync(page.Locator("h1"), "Your report");
    }

    static async Task SendAsync(IPage page)
    {
        await page.GetByLabel("or choose a file").SetInputFilesAsync(Recordings.Path("clips/jfk.mp3"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Get the report" }).ClickAsync();
        await SeeAsync(page.Locator("[data-now]"), "waits for its turn");
    }

    static async Task PressAsync(IPage page, string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
    }
}
