using System.Globalization;
using Microsoft.Playwright;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Infrastructure;
using static SpeechCoach.Tests.Pages.PageAssertions;

namespace SpeechCoach.Tests.Pages;

/// <summary>The whole way of a learner in a real browser, whose microphone hears a real voice that says "er" after eight seconds and "uh" after fourteen.</summary>
public sealed class JourneyTests(RedisServer server, Browser browser) : IClassFixture<RedisServer>, IClassFixture<Browser>, IAsyncLifetime
{
    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(360, ColorScheme.Light)]
    public async Task Record_watch_the_stages_read_hear_a_filler_compare_two_tries_and_delete(int width, ColorScheme colours)
    {
        using var worker = new RealWorker(world);
        var page = await browser.OpenAsync(world.Api.Address, width, colours);
        var complaints = page.Complaints();

        // Record, and watch the stages.
        await PressAsync(page, "Record");
        await RunAsync(page.Locator("[data-clock]"), 18);
        await PressAsync(page, "Stop");
        await PressAsync(page, "Get the report");
        await SeeAsync(page.Locator("[data-now]"), "waits for its turn");
        var work = worker.WorkAsync();
        await SeeAsync(page.Locator(".stages [data-state=now]"), "Hearing the words");
        var report = await work;

        // Read the report, and hear the filler.
        await SeeAsync(page.Locator("h1"), "Your report");
        await page.BeGoodAsync();
        var filler = report.Words.First(word => word.IsFiller);
        var mark = page.Locator("mark.filler").First;
        Assert.Equal(filler.Text, await mark.TextContentAsync());
        var heard = await HearAsync(page, mark);
        Assert.InRange(heard, filler.Start - 0.5, filler.End + 1);
        await page.WaitForFunctionAsync("() => document.querySelector('[data-words] .now') !== null");
        Assert.True(Share(await page.Locator("[data-playhead]").GetAttributeAsync("x1")) > 100 * (filler.Start - 1) / report.DurationSeconds);
        var first = page.Url;

        // A second try, beside the first one.
        await page.GotoAsync("/");
        await page.GetByLabel("or choose a file").SetInputFilesAsync(Recordings.Path("clips/jfk.wav"));
        await PressAsync(page, "Get the report");
        await SeeAsync(page.Locator("[data-now]"), "waits for its turn");
        await worker.WorkAsync();
        await SeeAsync(page.Locator("h1"), "Your report");
        await PressAsync(page, "Compare");
        await SeeAsync(page.Locator("h1"), "Side by side");
        Assert.Equal(2, await page.Locator(".side audio").CountAsync());
        await SeeAsync(page.Locator(".compared").First, "Voice above noise");
        await page.BeGoodAsync();

        // Delete the first one.
        Assert.Equal(2, (await world.ObjectsAsync("audio/")).Count);
        await page.GotoAsync(first);
        await PressAsync(page, "Delete this recording");
        await SeeAsync(page.GetByRole(AriaRole.Dialog), "cannot be had back");
        await page.BeGoodAsync();
        await PressAsync(page, "Delete it");
        await SeeAsync(page.Locator("h1"), "Your recordings");
        Assert.Equal(1, await page.Locator(".list > li").CountAsync());
        Assert.Single(await world.ObjectsAsync("audio/"));
        Assert.Single(await world.ObjectsAsync("reports/"));
        Assert.Equal(404, (await page.GotoAsync(first))!.Status);
        Assert.DoesNotContain(complaints, complaint => !complaint.Contains("404", StringComparison.Ordinal));
    }

    static Task PressAsync(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    // Where the player is when something is first heard after a click.
    static async Task<double> HearAsync(IPage page, ILocator place)
    {
        await page.EvaluateAsync(
            """
            () => {
              const player = document.querySelector('[data-player]');
              window.heard = [];
              for (const event of ['playing', 'timeupdate'])
                player.addEventListener(event, () => { if (!player.seeking && !player.paused && Number.isFinite(player.duration)) window.heard.push(player.currentTime); });
            }
            """);
        await place.ClickAsync();
        await page.WaitForFunctionAsync("() => window.heard.length > 1", null, new() { Timeout = 60_000 });
        return await page.EvaluateAsync<double>("() => Math.min(...window.heard)");
    }

    static double Share(string? percent) => double.Parse(percent!.TrimEnd('%'), CultureInfo.InvariantCulture);
}
