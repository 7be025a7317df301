using Microsoft.Playwright;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Pages;

public sealed class LearnerPageTests(RedisServer server, Browser browser) : IClassFixture<RedisServer>, IClassFixture<Browser>, IAsyncLifetime
{
    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(1000, ColorScheme.Dark)]
    public async Task A_chosen_file_becomes_a_report_before_the_learners_eyes(int width, ColorScheme colours)
    {
        var page = await browser.OpenAsync(world.Api.Address, width, colours);
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);

        await page.GetByLabel("or choose a file").SetInputFilesAsync(Recordings.Path("clips/jfk.mp3"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Get the report" }).ClickAsync();
        await SeeAsync(page.GetByRole(AriaRole.Status), "waits for its turn");

        var claimed = await world.Worker.ClaimAsync();
        await world.Worker.BeginAsync(claimed, Stage.Transcribe, new StageTiming(Stage.Decode, 0.25));
        await SeeAsync(page.Locator("#stages [data-state=now]"), "Hearing the words");
        await SeeAsync(page.Locator("#stages [data-state=done]").Last, "0.3 s");
        await KeepAsync(page, $"stages-{width}");
        await world.Worker.FinishAsync(claimed);

        var report = page.GetByRole(AriaRole.Article, new() { Name = "Your report" });
        await SeeAsync(report, "Your pace is steady: keep it.");
        await SeeAsync(report, "0:00.7–0:01.1");
        Assert.Equal("um", await report.Locator("mark").TextContentAsync());
        // Words are data: what looks like markup is shown, not obeyed.
        await SeeAsync(report.Locator("#words"), "<b>not</b>");
        Assert.Equal(0, await report.Locator("#words b").CountAsync());

        var definition = page.GetByText("Words divided by the time");
        Assert.False(await definition.IsVisibleAsync());
        await page.GetByText("132 words/min").ClickAsync();
        Assert.True(await definition.IsVisibleAsync());

        Assert.True(await FitsAsync(page), "The page is wider than the window.");
        await KeepAsync(page, $"report-{width}");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task It_works_by_keyboard_alone_with_the_microphone()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await page.EvaluateAsync("document.querySelector('#record').focus()");
        await page.Keyboard.PressAsync("Enter");
        await SeeAsync(page.Locator("#clock"), "0:01");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#upload:enabled").WaitForAsync();
        await page.EvaluateAsync("document.querySelector('#upload').focus()");
        await page.Keyboard.PressAsync("Enter");
        await SeeAsync(page.GetByRole(AriaRole.Status), "waits for its turn");

        var task = (await world.Worker.ClaimAsync()).Task;
        var stored = await world.Store.FindAsync(task.AudioKey, ApiWorld.Ct);
        Assert.Equal("audio/webm", stored!.ContentType);
    }

    [Fact]
    public async Task A_reload_shows_the_same_recording_again_and_a_stranger_is_told_kindly()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await page.GetByLabel("or choose a file").SetInputFilesAsync(Recordings.Path("clips/jfk.mp3"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Get the report" }).ClickAsync();
        await SeeAsync(page.GetByRole(AriaRole.Status), "waits for its turn");
        await world.Worker.FinishAsync(await world.Worker.ClaimAsync());

        await page.ReloadAsync();

        await SeeAsync(page.GetByRole(AriaRole.Article), "Your pace is steady: keep it.");
        var stranger = await browser.OpenAsync(world.Api.Address);
        await stranger.GotoAsync(page.Url);
        await stranger.ReloadAsync();
        await SeeAsync(stranger.GetByRole(AriaRole.Alert), "There is no such recording of yours.");
    }

    [Fact]
    public async Task What_is_no_recording_is_refused_in_plain_words()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await page.GetByLabel("or choose a file").SetInputFilesAsync(Recordings.Path("hostile/h15_text_as_ogg.ogg"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Get the report" }).ClickAsync();

        await SeeAsync(page.GetByRole(AriaRole.Alert), "This is no recording that can be read here. Send Ogg, WebM");
        await KeepAsync(page, "refused");
    }

    static Task SeeAsync(ILocator place, string text) => Assertions.Expect(place).ToContainTextAsync(text, new() { Timeout = 30_000 });

    static Task<bool> FitsAsync(IPage page) =>
        page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth");

    /// <summary>A picture among the test's results, for whoever wants to look.</summary>
    static async Task KeepAsync(IPage page, string name) =>
        TestContext.Current.AddAttachment(name, await page.ScreenshotAsync(new() { FullPage = true }), "image/png");
}
