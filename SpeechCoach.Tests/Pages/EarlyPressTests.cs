using Microsoft.Playwright;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Infrastructure;
using static SpeechCoach.Tests.Pages.PageAssertions;

namespace SpeechCoach.Tests.Pages;

/// <summary>Whoever presses a button of a page before the page's scripts have come is heard all the same.</summary>
public sealed class EarlyPressTests(RedisServer server, Browser browser) : IClassFixture<RedisServer>, IClassFixture<Browser>, IAsyncLifetime
{
    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task The_recorder_records()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await BeforeAsync(page, "/", "record.js", () => page.GetByRole(AriaRole.Button, new() { Name = "Record", Exact = true }).ClickAsync());

        await Assertions.Expect(page.Locator("#recorder")).ToHaveAttributeAsync("data-state", "recording");
        await RunAsync(page.Locator("[data-clock]"), 1);
    }

    [Theory]
    [InlineData("report.js", "mark.filler")]
    [InlineData("report.js", "[data-strip]")]
    [InlineData("actions.js", "[data-do=share]")]
    public async Task A_report_plays_and_is_shared(string script, string pressed)
    {
        var page = await browser.OpenAsync(world.Api.Address, 1000);
        var sent = await page.APIRequest.PostAsync("/api/recordings", new() { DataByte = await File.ReadAllBytesAsync(Recordings.Path("clips/jfk.mp3"), ApiWorld.Ct) });
        await world.Worker.FinishAsync(await world.Worker.ClaimAsync());
        var address = sent.Headers["location"].Replace("/api/recordings/", "/recordings/", StringComparison.Ordinal);
        await BeforeAsync(page, address, script, () => page.Locator(pressed).ClickAsync());

        if (script == "actions.js") await SeeAsync(page.Locator("[data-share-status]"), "Keep this link");
        else await page.WaitForFunctionAsync("() => !document.querySelector('[data-player]').paused && document.querySelector('[data-player]').currentTime > 0.45");
    }

    [Fact]
    public async Task A_key_is_made_of_the_name_that_was_typed()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await BeforeAsync(page, "/account", "account.js", async () =>
        {
            await page.GetByLabel("What it is for").FillAsync("homework");
            await page.Keyboard.PressAsync("Enter");
        });

        await SeeAsync(page.Locator("#keys li"), "homework");
        Assert.Equal("", new Uri(page.Url).Query);
    }

    static async Task BeforeAsync(IPage page, string address, string script, Func<Task> press)
    {
        var pressed = new TaskCompletionSource();
        await page.RouteAsync($"**/js/{script}", async route =>
        {
            await pressed.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        await press();
        pressed.SetResult();
    }
}
