using Microsoft.Playwright;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Infrastructure;
using static SpeechCoach.Tests.Pages.PageAssertions;

namespace SpeechCoach.Tests.Pages;

public sealed class RecordPageTests(RedisServer server, Browser browser) : IClassFixture<RedisServer>, IClassFixture<Browser>, IAsyncLifetime
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
        var complaints = page.Complaints();
        await page.BeGoodAsync();

        await page.GetByLabel("or choose a file").SetInputFilesAsync(Recordings.Path("clips/jfk.mp3"));
        await SeeAsync(page.Locator("[data-file]"), "jfk.mp3");
        await page.BeGoodAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Get the report" }).ClickAsync();
        await SeeAsync(page.Locator("[data-now]"), "waits for its turn");

        var claimed = await world.Worker.ClaimAsync();
        await world.Worker.BeginAsync(claimed, Stage.Transcribe, new StageTiming(Stage.Decode, 0.25));
        await SeeAsync(page.Locator(".stages [data-state=now]"), "Hearing the words");
        await SeeAsync(page.Locator(".stages [data-stage=decode]"), "0.3 s");
        await page.BeGoodAsync();
        await page.KeepAsync($"stages-{width}");
        await world.Worker.FinishAsync(claimed);

        await SeeAsync(page.Locator("h1"), "Your report");
        await SeeAsync(page.Locator(".next"), "Where you say um, pause in silence instead.");
        await page.BeGoodAsync();
        await page.KeepAsync($"report-{width}");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task The_microphone_is_heard_paused_and_listened_to_by_keyboard_alone()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        var complaints = page.Complaints();
        await PressAsync(page, "Record");
        await RunAsync(page.Locator("[data-clock]"), 2);
        await Assertions.Expect(page.Locator("[data-meter]")).Not.ToHaveAttributeAsync("aria-valuenow", "0");

        await PressAsync(page, "Pause");
        await SeeAsync(page.Locator("[data-hint]"), "Paused");
        var paused = await page.Locator("[data-clock]").TextContentAsync();
        await PressAsync(page, "Go on");
        await Assertions.Expect(page.Locator("[data-clock]")).Not.ToHaveTextAsync(paused!, new() { Timeout = 30_000 });
        await PressAsync(page, "Stop");

        // Before anything is sent, it can be heard.
        await Assertions.Expect(page.Locator("[data-review-title]")).ToBeFocusedAsync();
        Assert.Equal(0, await world.Queue.DepthAsync(ApiWorld.Ct) is var depth ? depth.Waiting : -1);
        Assert.True(await page.EvaluateAsync<bool>("async () => { const sound = document.querySelector('[data-player]'); await sound.play(); return sound.error === null; }"));

        await PressAsync(page, "Get the report");
        await SeeAsync(page.Locator("[data-now]"), "waits for its turn");
        var task = (await world.Worker.ClaimAsync()).Task;
        var stored = await world.Store.FindAsync(task.AudioKey, ApiWorld.Ct);
        Assert.Equal("audio/webm", stored!.ContentType);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task However_often_Record_is_pressed_no_microphone_is_left_on_after_Stop()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await page.EvaluateAsync(
            """
            () => {
              window.tracks = [];
              const devices = navigator.mediaDevices, ask = devices.getUserMedia.bind(devices);
              devices.getUserMedia = async wanted => {
                const stream = await ask(wanted);
                tracks.push(...stream.getTracks());
                return stream;
              };
            }
            """);
        await page.GetByRole(AriaRole.Button, new() { Name = "Record", Exact = true }).DblClickAsync();
        await RunAsync(page.Locator("[data-clock]"), 1);

        await PressAsync(page, "Stop");

        await Assertions.Expect(page.Locator("[data-review-title]")).ToBeFocusedAsync();
        Assert.Equal(["ended"], await page.EvaluateAsync<string[]>("() => tracks.map(track => track.readyState)"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Record again" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Record", Exact = true })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_broken_connection_is_tried_again_and_makes_one_recording()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        var broken = 0;
        await page.RouteAsync("**/api/recordings", async route =>
        {
            // The service takes the recording in, and the answer is lost.
            if (broken++ > 0)
            {
                await route.ContinueAsync();
                return;
            }

            await route.FetchAsync();
            await route.AbortAsync("connectionreset");
        });
        await page.GetByLabel("or choose a file").SetInputFilesAsync(Recordings.Path("clips/jfk.mp3"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Get the report" }).ClickAsync();

        await SeeAsync(page.Locator("[data-now]"), "waits for its turn");
        Assert.Equal(2, broken);
        Assert.Equal(1, (await world.Queue.DepthAsync(ApiWorld.Ct)).Waiting);
    }

    [Fact]
    public async Task A_reload_shows_the_same_recording_again_and_a_stranger_is_told_kindly()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await page.GetByLabel("or choose a file").SetInputFilesAsync(Recordings.Path("clips/jfk.mp3"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Get the report" }).ClickAsync();
        await SeeAsync(page.Locator("[data-now]"), "waits for its turn");
        await world.Worker.FinishAsync(await world.Worker.ClaimAsync());
        await SeeAsync(page.Locator("h1"), "Your report");

        await page.ReloadAsync();
        await SeeAsync(page.Locator(".keep"), "Your pace is steady: keep it.");

        var stranger = await browser.OpenAsync(world.Api.Address);
        foreach (var part in (string[])["", "/report.json", "/report.csv", "/report.svg", "/transcript.txt", "/transcript.vtt"])
        {
            var answer = await stranger.APIRequest.GetAsync(page.Url + part);
            Assert.Equal(404, answer.Status);
            Assert.DoesNotContain("Your pace is steady", await answer.TextAsync(), StringComparison.Ordinal);
        }

        await stranger.GotoAsync(page.Url);
        await SeeAsync(stranger.Locator("main"), "There is no such recording of yours.");
        await stranger.BeGoodAsync();
    }

    [Fact]
    public async Task What_is_no_recording_is_refused_in_plain_words()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await page.GetByLabel("or choose a file").SetInputFilesAsync(Recordings.Path("hostile/h15_text_as_ogg.ogg"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Get the report" }).ClickAsync();

        await SeeAsync(page.GetByRole(AriaRole.Alert), "This is no recording that can be read here. Send Ogg, WebM");
        await page.BeGoodAsync();
    }

    [Fact]
    public async Task How_long_it_takes_is_said_by_the_latest_recordings_and_not_at_all_without_any()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await page.GetByLabel("or choose a file").SetInputFilesAsync(Recordings.Path("clips/jfk.mp3"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Get the report" }).ClickAsync();
        await SeeAsync(page.Locator("[data-estimate]"), "How long it will take is not known");

        var now = TimeProvider.System.GetUtcNow();
        var database = world.Redis.GetDatabase();
        await database.HashSetAsync(RedisKeys.Flow(FlowNames.PipelineHealth), "shown", 1);
        foreach (var (minute, seconds) in ((int, double)[])[(1, 40), (2, 50), (3, 300)])
        {
            var median = PipelineMinute.Of([new(now, 2, [new(Stage.Decode, 1), new(Stage.Transcribe, seconds)])]);
            await database.HashSetAsync(
                RedisKeys.FlowView(FlowNames.PipelineHealth, 1, now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"minute/{now:yyyy-MM-dd}T00:0{minute}"),
                System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(median, ContractsJson.Default.PipelineMinute));
        }

        await page.ReloadAsync();

        // The middle of them: 2 s of waiting, 1 s of decoding, 50 s of recognition.
        var said = page.Locator("[data-estimate]");
        await SeeAsync(said, "going by the latest recordings");
        Assert.InRange(int.Parse(string.Concat((await said.TextContentAsync())!.Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture), 40, 53);
        await world.Worker.BeginAsync(await world.Worker.ClaimAsync(), Stage.Coach, new(Stage.Decode, 1), new(Stage.Transcribe, 50), new StageTiming(Stage.Measure, 1));
        await SeeAsync(said, "longer than the latest recordings");
    }

    [Fact]
    public async Task A_refused_recording_says_why_and_what_to_do()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await page.GetByLabel("or choose a file").SetInputFilesAsync(Recordings.Path("clips/jfk.mp3"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Get the report" }).ClickAsync();
        await SeeAsync(page.Locator("[data-now]"), "waits for its turn");
        await world.Worker.RefuseAsync(await world.Worker.ClaimAsync(), new("silence", "Nobody speaks in this recording. Come closer."));

        await SeeAsync(page.GetByRole(AriaRole.Alert), "Nobody speaks in this recording. Come closer.");
        await page.BeGoodAsync();
    }

    [Fact]
    public async Task Whoever_reads_Spanish_is_spoken_to_in_Spanish()
    {
        var page = await browser.OpenAsync(world.Api.Address, language: "es-MX");
        await SeeAsync(page.Locator("h1"), "Grábate");
        Assert.Equal("es", await page.Locator("html").GetAttributeAsync("lang"));
    }

    static async Task PressAsync(IPage page, string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
    }
}
