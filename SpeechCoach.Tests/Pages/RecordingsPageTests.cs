using System.Text;
using Microsoft.Playwright;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Infrastructure;
using static SpeechCoach.Tests.Pages.PageAssertions;

namespace SpeechCoach.Tests.Pages;

public sealed class RecordingsPageTests(RedisServer server, Browser browser) : IClassFixture<RedisServer>, IClassFixture<Browser>, IAsyncLifetime
{
    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Whoever_left_the_stages_finds_the_recording_again_whatever_became_of_it()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await page.GotoAsync("/practice/exam-01");
        var recording = await SendAsync(page);

        await page.GotoAsync("/recordings");
        await SeeAsync(page.Locator(".list > li"), "Its report is being made.");
        await page.BeGoodAsync();
        await page.Locator(".list a").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(recording);

        await world.Worker.RefuseAsync(await world.Worker.ClaimAsync(), new("silence", "Nobody speaks in this recording. Come closer."));
        await SeeAsync(page.GetByRole(AriaRole.Alert), "Nobody speaks in this recording.");
        // The next try is one at the same question.
        Assert.Equal("/practice/exam-01", await page.GetByRole(AriaRole.Link, new() { Name = "Record again" }).GetAttributeAsync("href"));
        await page.GotoAsync("/recordings?kind=exam");
        await SeeAsync(page.Locator(".list > li"), "That could not be measured");
        await page.GotoAsync("/recordings?kind=free");
        await Assertions.Expect(page.Locator(".list > li")).ToHaveCountAsync(0);

        await page.GotoAsync("/");
        await SendAsync(page);
        await world.Worker.FinishAsync(await world.Worker.ClaimAsync());
        await SeeAsync(page.Locator("h1"), "Your report");
        await page.GotoAsync("/recordings");
        await Assertions.Expect(page.Locator(".list > li")).ToHaveCountAsync(2);
        await SeeAsync(page.Locator(".list > li").Last, "72 of 100");
    }

    [Fact]
    public async Task Where_an_account_cannot_be_read_nobody_is_told_that_he_has_no_reports()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await SendAsync(page);
        await world.Worker.FinishAsync(await world.Worker.ClaimAsync());
        await SeeAsync(page.Locator("h1"), "Your report");
        var account = Assert.Single(await world.ObjectsAsync("accounts/"));
        using var broken = new MemoryStream(Encoding.UTF8.GetBytes("{"));
        await world.Store.PutAsync(account, broken, "application/json", ApiWorld.Ct);
        await world.Redis.GetDatabase().ExecuteAsync("FLUSHALL");

        var answer = await page.GotoAsync("/recordings");

        Assert.Equal(503, answer!.Status);
        await SeeAsync(page.Locator("h1"), "Something does not answer");
    }

    static async Task<string> SendAsync(IPage page)
    {
        await page.GetByLabel("or choose a file").SetInputFilesAsync(Recordings.Path("clips/jfk.mp3"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Get the report" }).ClickAsync();
        await SeeAsync(page.Locator("[data-now]"), "waits for its turn");
        return page.Url;
    }
}
