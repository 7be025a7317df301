using Microsoft.Playwright;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Infrastructure;
using static SpeechCoach.Tests.Pages.PageAssertions;

namespace SpeechCoach.Tests.Pages;

public sealed class ReportPageTests(RedisServer server, Browser browser) : IClassFixture<RedisServer>, IClassFixture<Browser>, IAsyncLifetime
{
    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task It_says_first_what_to_do_next_and_shows_every_number_with_its_meaning()
    {
        var page = await ReportAsync(360);

        await SeeAsync(page.Locator(".points"), "72 of 100");
        await SeeAsync(page.Locator(".next"), "Where you say um, pause in silence instead.");
        Assert.Equal("um", await page.Locator("mark.filler").TextContentAsync());
        // Words are data: what looks like markup is shown, not obeyed.
        await SeeAsync(page.Locator("[data-words]"), "<b>not</b>");
        Assert.Equal(0, await page.Locator("[data-words] b").CountAsync());

        var definition = page.GetByText("Words divided by the time");
        Assert.False(await definition.IsVisibleAsync());
        await page.GetByText("Words per minute", new() { Exact = true }).ClickAsync();
        Assert.True(await definition.IsVisibleAsync());
        await SeeAsync(page.Locator(".origins"), "pocketsphinx (en-us), 62 % sure");
    }

    [Fact]
    public async Task The_picture_says_in_words_what_it_shows()
    {
        var page = await ReportAsync(1000);
        var words = page.Locator("#timeline-text");

        await SeeAsync(words, "Silent pauses: 2, the longest 0.8 s at 0:01.");
        await SeeAsync(words, "Fillers: 1, at 0:01.");
        await SeeAsync(words, "The pitch goes from 3.0 semitones below your median");
        Assert.Equal(2, await page.Locator(".strip rect.pause").CountAsync());
        Assert.Equal("timeline-text", await page.Locator("[data-strip]").GetAttributeAsync("aria-describedby"));
    }

    [Fact]
    public async Task It_can_be_taken_away_as_JSON_CSV_and_picture()
    {
        var page = await ReportAsync(1000);

        Assert.Contains("\"speech-rate\"", await DownloadAsync(page, "JSON"), StringComparison.Ordinal);
        var csv = await DownloadAsync(page, "CSV");
        Assert.Contains("filler,um,,,0.7,1.1,0.7\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("measure,speech-rate,131.6,words/min,,,0.9\r\n", csv, StringComparison.Ordinal);
        Assert.StartsWith("<svg", await DownloadAsync(page, "Picture (SVG)"), StringComparison.Ordinal);
    }

    async Task<IPage> ReportAsync(int width)
    {
        var page = await browser.OpenAsync(world.Api.Address, width);
        await page.GetByLabel("or choose a file").SetInputFilesAsync(Recordings.Path("clips/jfk.mp3"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Get the report" }).ClickAsync();
        await SeeAsync(page.Locator("[data-now]"), "waits for its turn");
        await world.Worker.FinishAsync(await world.Worker.ClaimAsync());
        await SeeAsync(page.Locator("h1"), "Your report");
        return page;
    }

    static async Task<string> DownloadAsync(IPage page, string name)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync());
        return await File.ReadAllTextAsync(await download.PathAsync(), ApiWorld.Ct);
    }
}
