using System.Globalization;
using Microsoft.Playwright;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Infrastructure;
using static SpeechCoach.Tests.Pages.PageAssertions;

namespace SpeechCoach.Tests.Pages;

/// <summary>
/// Every page in the states that it has, narrow and wide, light and dark: nothing that axe-core finds wrong, nothing wider than the window.
/// With a folder in <c>SPEECHCOACH_PICTURES</c> each is kept there as a picture.
/// </summary>
public sealed class EveryPageTests(RedisServer server, Browser browser) : IClassFixture<RedisServer>, IClassFixture<Browser>, IAsyncLifetime
{
    const string PicturesFolder = "SPEECHCOACH_PICTURES";

    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Every_page_is_good_in_both_themes_wide_and_narrow()
    {
        using var worker = new RealWorker(world);
        var page = await browser.OpenAsync(world.Api.Address);
        foreach (var (name, address) in ((string, string)[])[("record", "/"), ("recordings-empty", "/recordings"), ("account-new", "/account"), ("nothing-here", "/nowhere")])
            await LookAsync(page, name, address);

        await ChooseAsync(page, "clips/mfa_acoustic_corpus.wav");
        await LookAsync(page, "review", null);
        await SendAsync(page);
        await LookAsync(page, "stages", page.Url);
        await worker.WorkAsync();
        await SeeAsync(page.Locator("h1"), "Your report");
        var first = page.Url;
        await ChooseAsync(page, "clips/jfk.wav");
        await SendAsync(page);
        await worker.WorkAsync();
        await SeeAsync(page.Locator("h1"), "Your report");
        var link = (await (await page.APIRequest.PostAsync($"{first.Replace("/recordings/", "/api/recordings/", StringComparison.Ordinal)}/share")).JsonAsync())!.Value.GetProperty("url").GetString()!;
        foreach (var (name, address) in ((string, string)[])
            [("report", first), ("compare", $"{page.Url}/compare?with={first.Split('/')[^1]}"), ("recordings", "/recordings"), ("shared", link), ("account", "/account")])
            await LookAsync(page, name, address);

        await ChooseAsync(page, "clips/title9s.wav");
        await SendAsync(page);
        await world.Worker.RefuseAsync(await world.Worker.ClaimAsync(), new("silence", "Nobody speaks in this recording. Come closer to the microphone and try again."));
        await SeeAsync(page.Locator("h2").First, "could not be measured");
        await LookAsync(page, "refused", page.Url);
    }

    static async Task ChooseAsync(IPage page, string file)
    {
        await page.GotoAsync("/");
        await page.GetByLabel("or choose a file").SetInputFilesAsync(Recordings.Path(file));
    }

    static async Task SendAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Get the report" }).ClickAsync();
        await SeeAsync(page.Locator("[data-now]"), "waits for its turn");
    }

    // A page that stands as it is keeps its state; one with an address is opened anew, as its visitor would.
    internal static async Task LookAsync(IPage page, string name, string? address)
    {
        var folder = Environment.GetEnvironmentVariable(PicturesFolder);
        // Narrow in the light and wide in the dark are enough to judge by, all four to look at.
        (int, ColorScheme)[] looks = string.IsNullOrEmpty(folder)
            ? [(360, ColorScheme.Light), (1280, ColorScheme.Dark)]
            : [(360, ColorScheme.Light), (360, ColorScheme.Dark), (1280, ColorScheme.Light), (1280, ColorScheme.Dark)];
        foreach (var (width, colours) in looks)
        {
            await page.SetViewportSizeAsync(width, 740);
            await page.EmulateMediaAsync(new() { ColorScheme = colours });
            if (address is not null) await page.GotoAsync(address);
            await page.BeGoodAsync();
            if (string.IsNullOrEmpty(folder)) continue;
            // As high as the page, so that what stays at the window's edge covers nothing.
            await page.SetViewportSizeAsync(width, Math.Max(740, await page.EvaluateAsync<int>("document.documentElement.scrollHeight")));
            await page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled, Path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{width}-{colours}.png").ToLowerInvariant()) });
        }

        await page.SetViewportSizeAsync(360, 740);
    }
}
