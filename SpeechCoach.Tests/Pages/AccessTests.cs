using System.Security.Cryptography;
using System.Text;
using Microsoft.Playwright;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Infrastructure;
using static SpeechCoach.Tests.Pages.PageAssertions;

namespace SpeechCoach.Tests.Pages;

/// <summary>Who reaches what: the learner his own, whoever has a link the report it was made for, nobody anything else.</summary>
public sealed class AccessTests(RedisServer server, Browser browser) : IClassFixture<RedisServer>, IClassFixture<Browser>, IAsyncLifetime
{
    const string Advice = "Where you say um, pause in silence instead.";

    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_link_shows_a_stranger_the_report_without_sound_until_it_is_taken_back()
    {
        var page = await ReportAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        var link = page.GetByLabel("Link", new() { Exact = true });
        await Assertions.Expect(link).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("/shared/[A-Za-z0-9_-]{43}$"));
        await page.BeGoodAsync();
        var address = await link.InputValueAsync();

        var stranger = await browser.OpenAsync(world.Api.Address, 1000);
        await stranger.GotoAsync(address);
        await SeeAsync(stranger.Locator("h1"), "A shared report");
        await SeeAsync(stranger.Locator(".next"), Advice);
        Assert.Equal(0, await stranger.Locator("audio, [data-do], .compare-with").CountAsync());
        await stranger.BeGoodAsync();
        // The link opens this one page: nothing of the recording itself.
        foreach (var other in Addresses(page.Url)) Assert.Equal(404, (await stranger.APIRequest.GetAsync(other)).Status);

        // It is kept as a hash only, and shown once.
        var token = address.Split('/')[^1];
        Assert.Empty(await world.Redis.HoldingAsync(token));
        Assert.Equal(2, (await world.Redis.HoldingAsync(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))))).Count);
        await page.ReloadAsync();
        await SeeAsync(page.Locator(".share"), "There is a link to this report.");
        await Assertions.Expect(link).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Take the link back" }).ClickAsync();
        await SeeAsync(page.Locator(".share"), "The link opens nothing any more.");
        Assert.Equal(404, (await stranger.GotoAsync(address))!.Status);
        Assert.DoesNotContain(Advice, await stranger.ContentAsync(), StringComparison.Ordinal);
        await stranger.BeGoodAsync();
    }

    [Fact]
    public async Task A_new_link_takes_the_place_of_the_old_and_none_outlives_the_recording()
    {
        var page = await ReportAsync();
        var recording = page.Url.Split('/')[^1];
        var first = await ShareAsync(page, recording);
        var second = await ShareAsync(page, recording);
        var stranger = await browser.OpenAsync(world.Api.Address);
        Assert.Equal((404, 200), ((await stranger.APIRequest.GetAsync(first)).Status, (await stranger.APIRequest.GetAsync(second)).Status));

        Assert.Equal(204, (await page.APIRequest.DeleteAsync($"/api/recordings/{recording}")).Status);
        Assert.Equal(404, (await stranger.APIRequest.GetAsync(second)).Status);
        Assert.Equal(404, (await page.APIRequest.PostAsync($"/api/recordings/{recording}/share")).Status);
    }

    [Fact]
    public async Task A_stranger_reaches_nothing_by_its_address_and_changes_nothing()
    {
        var page = await ReportAsync();
        var audio = new Uri(world.Api.Address, await page.Locator("[data-player]").GetAttributeAsync("src")!).ToString();
        var stranger = await browser.OpenAsync(world.Api.Address);
        // Known by then as another learner.
        await stranger.APIRequest.PostAsync("/api/recordings", new() { DataByte = await File.ReadAllBytesAsync(Recordings.Path("clips/jfk.mp3"), ApiWorld.Ct) });

        foreach (var address in (string[])[.. Addresses(page.Url), audio])
        {
            var answer = await stranger.APIRequest.GetAsync(address, new() { Headers = [new("Accept", "text/html")] });
            Assert.Equal(404, answer.Status);
            Assert.DoesNotContain(Advice, await answer.TextAsync(), StringComparison.Ordinal);
        }

        var recording = $"/api/recordings/{page.Url.Split('/')[^1]}";
        foreach (var (method, path) in ((string, string)[])[("DELETE", ""), ("POST", "/share"), ("DELETE", "/share"), ("POST", "/audio")])
            Assert.Equal(404, (await stranger.APIRequest.FetchAsync($"{recording}{path}", new() { Method = method })).Status);
        foreach (var guess in (string[])["/shared/", "/shared/x", $"/shared/{new string('a', 43)}", $"/shared/{page.Url.Split('/')[^1]}"])
            Assert.Equal(404, (await stranger.APIRequest.GetAsync(guess)).Status);
        Assert.Equal(200, (await page.APIRequest.GetAsync(audio)).Status);
        await page.ReloadAsync();
        await SeeAsync(page.Locator(".next"), Advice);
    }

    // Everything that stands under the address of a recording.
    static IEnumerable<string> Addresses(string page) =>
    [
        page, $"{page}/compare", $"{page}/report.json", $"{page}/report.csv", $"{page}/report.svg", $"{page}/transcript.txt", $"{page}/transcript.vtt",
        page.Replace("/recordings/", "/api/recordings/", StringComparison.Ordinal), $"{page.Replace("/recordings/", "/api/recordings/", StringComparison.Ordinal)}/events",
    ];

    static async Task<string> ShareAsync(IPage page, string recording) =>
        (await (await page.APIRequest.PostAsync($"/api/recordings/{recording}/share")).JsonAsync())!.Value.GetProperty("url").GetString()!;

    async Task<IPage> ReportAsync()
    {
        var page = await browser.OpenAsync(world.Api.Address, 1000);
        await page.GetByLabel("or choose a file").SetInputFilesAsync(Recordings.Path("clips/jfk.mp3"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Get the report" }).ClickAsync();
        await SeeAsync(page.Locator("[data-now]"), "waits for its turn");
        await world.Worker.FinishAsync(await world.Worker.ClaimAsync());
        await SeeAsync(page.Locator("h1"), "Your report");
        return page;
    }
}
