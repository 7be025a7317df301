using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Infrastructure;
using static SpeechCoach.Tests.Pages.PageAssertions;

namespace SpeechCoach.Tests.Pages;

public sealed class ProgressPageTests(RedisServer server, Browser browser) : IClassFixture<RedisServer>, IClassFixture<Browser>, IAsyncLifetime
{
    readonly ApiWorld world = new(server) { Services = services => services.AddSingleton<TimeProvider>(Practised.Clock) };

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(1000, ColorScheme.Dark)]
    public async Task A_measure_is_drawn_day_by_day_on_the_band_of_the_usual_and_says_in_words_what_is_seen(int width, ColorScheme colours)
    {
        var page = await SpokenAsync(width, colours);
        var complaints = page.Complaints();
        await page.GotoAsync("/progress");

        var pace = page.Locator("[data-measure=words-per-minute]");
        await SeeAsync(pace.Locator("#trend-words-per-minute-text"), $"From 100 on {Day(-6)} to 170 words/min on {Day(0)}.");
        await SeeAsync(pace.Locator("#trend-words-per-minute-text"), "the latest lies above it");
        Assert.Equal(7, await pace.Locator("circle").CountAsync());
        // The picture agrees with the words: the last dot stands above the band, the one before it within.
        var band = await pace.Locator(".usual-band").BoundingBoxAsync();
        Assert.True(await MiddleAsync(pace.Locator("circle.last")) < band!.Y);
        Assert.InRange(await MiddleAsync(pace.Locator("circle").Nth(5)), band.Y, band.Y + band.Height);

        await SeeAsync(page.Locator(".streak"), "7 days in a row");
        Assert.Equal(7, await page.Locator(".calendar .spoken").CountAsync());
        await SeeAsync(page.Locator("#words li").First, "time");
        await page.BeGoodAsync();
        await page.KeepAsync($"progress-{width}");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task By_week_days_stand_together_and_by_recording_each_leads_to_its_report()
    {
        var page = await SpokenAsync(1000, ColorScheme.Light);
        await page.GotoAsync("/progress");
        await page.GetByRole(AriaRole.Link, new() { Name = "By week" }).ClickAsync();
        await SeeAsync(page.Locator("nav [aria-current=true]"), "By week");
        Assert.InRange(await page.Locator("[data-measure=words-per-minute] circle").CountAsync(), 1, 2);

        await page.GetByRole(AriaRole.Link, new() { Name = "Last 20 recordings" }).ClickAsync();
        var pace = page.Locator("[data-measure=words-per-minute]");
        await Assertions.Expect(pace.Locator("circle")).ToHaveCountAsync(7);
        await pace.Locator("summary").ClickAsync();
        Assert.StartsWith("/recordings/", await pace.Locator("table a").First.GetAttributeAsync("href"), StringComparison.Ordinal);
        await page.BeGoodAsync();
    }

    [Fact]
    public async Task Who_speaks_several_languages_sees_the_latest_one_beside_its_own_usual_and_is_told_so()
    {
        var learner = await Practised.BeginAsync(world, browser, 360);
        await learner.SpokenAsync(
        [
            .. Enumerable.Range(0, 4).Select(at => learner.Speech(at, at - 9, 100)),
            .. Enumerable.Range(4, 3).Select(at => learner.Speech(at, at - 9, 200) with { Language = "es" }),
        ]);
        await learner.Page.GotoAsync("/progress?window=last20");

        await SeeAsync(learner.Page.Locator(".trends"), "as the latest recording is");
        await SeeAsync(learner.Page.Locator(".trends"), "Español");
        var pace = learner.Page.Locator("[data-measure=words-per-minute]");
        await Assertions.Expect(pace.Locator("circle")).ToHaveCountAsync(3);
        await SeeAsync(pace.Locator("#trend-words-per-minute-text"), "Usual for you is 190 to 210; the latest lies within it.");
        await learner.Page.BeGoodAsync();
    }

    [Fact]
    public async Task A_goal_is_chosen_by_keyboard_and_shows_what_was_before_and_since()
    {
        var page = await SpokenAsync(360, ColorScheme.Dark);
        await page.GotoAsync("/progress");
        await page.GetByLabel("Work on").FocusAsync();
        await page.Keyboard.TypeAsync("Fewer");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        // Six days with four a minute; today, on which the goal was set, with two.
        await SeeAsync(page.Locator(".so-far"), "4 → 2 fillers/min");
        await page.GetByLabel("Work on").SelectOptionAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await SeeAsync(page.Locator("#goal"), "Choose one thing to work on");
    }

    [Fact]
    public async Task Who_has_sent_nothing_is_told_what_to_do_and_sees_nothing_of_another()
    {
        await SpokenAsync(360, ColorScheme.Light);

        var stranger = await browser.OpenAsync(world.Api.Address);
        await stranger.GotoAsync("/progress");
        await SeeAsync(stranger.Locator(".empty"), "Record half a minute to five minutes");
        Assert.Equal(0, await stranger.Locator(".trend").CountAsync());
        await stranger.BeGoodAsync();
        await stranger.KeepAsync("progress-empty");
    }

    [Fact]
    public async Task Without_Redis_it_says_so_and_works_again_when_it_is_back()
    {
        var page = await SpokenAsync(360, ColorScheme.Light);
        await server.StopAsync();
        try
        {
            await page.GotoAsync("/progress");
            await SeeAsync(page.Locator("h1"), "Something does not answer");
            await page.BeGoodAsync();
        }
        finally
        {
            await server.RestartAsync();
        }

        await Eventually.TrueAsync("shown again", async () =>
        {
            if (await page.Locator("h1").TextContentAsync() == "Your progress") return true;
            await page.RunAndWaitForResponseAsync(
                () => page.GetByRole(AriaRole.Link, new() { Name = "Try again" }).ClickAsync(), answer => answer.Url.EndsWith("/progress", StringComparison.Ordinal));
            await page.WaitForLoadStateAsync();
            return false;
        }, TestProcess.Patience);
        await Assertions.Expect(page.Locator("[data-measure=words-per-minute] circle")).ToHaveCountAsync(7);
    }

    async Task<IPage> SpokenAsync(int width, ColorScheme colours)
    {
        var learner = await Practised.BeginAsync(world, browser, width, colours);
        double[] pace = [100, 104, 108, 110, 112, 116, 170];
        await learner.SpokenAsync([.. pace.Select((value, at) => learner.Speech(at, at - 6, value, at == 6 ? 2 : 4))]);
        return learner.Page;
    }

    static string Day(int number) => Practised.Clock.Today.AddDays(number).ToString("d MMM", CultureInfo.GetCultureInfo("en"));

    static async Task<float> MiddleAsync(ILocator dot) => await dot.BoundingBoxAsync() is { } box ? box.Y + box.Height / 2 : throw new InvalidOperationException("The dot is not there.");
}
