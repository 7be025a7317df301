using System.Buffers;
using Microsoft.Playwright;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Infrastructure;
using static SpeechCoach.Tests.Pages.PageAssertions;

namespace SpeechCoach.Tests.Pages;

public sealed class ReportPageTests(RedisServer server, Browser browser) : IClassFixture<RedisServer>, IClassFixture<Browser>, IAsyncLifetime
{
    const string Contrast =
        """
        band => {
          const light = colour => colour.match(/[0-9.]+/g).slice(0, 3).map(value => value / 255)
            .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
            .reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at], 0.05);
          const edge = light(getComputedStyle(document.querySelector(band)).stroke), ground = light(getComputedStyle(document.querySelector('.scroll')).backgroundColor);
          return Math.max(edge, ground) / Math.min(edge, ground);
        }
        """;

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

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Where_pauses_and_fillers_are_can_be_told_from_the_ground(ColorScheme colours)
    {
        var page = await ReportAsync(1000);
        await page.EmulateMediaAsync(new() { ColorScheme = colours });
        await page.KeepAsync($"report-{colours}");

        // WCAG 2.2, 1.4.11: of a picture's parts, 3 to 1.
        foreach (var band in (string[])["pause", "filler"])
            Assert.InRange(await page.EvaluateAsync<double>(Contrast, $".strip .{band}"), 3, 21);
    }

    [Fact]
    public async Task It_can_be_taken_away_as_JSON_CSV_text_captions_and_picture()
    {
        var page = await ReportAsync(1000);

        Assert.Contains("\"speech-rate\"", await DownloadAsync(page, "JSON"), StringComparison.Ordinal);
        var csv = await DownloadAsync(page, "CSV");
        Assert.Contains("filler,um,,,0.7,1.1,0.7\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("measure,speech-rate,131.6,words/min,,,0.9\r\n", csv, StringComparison.Ordinal);
        var text = await DownloadAsync(page, "Transcript (text)");
        Assert.StartsWith("[0:00] ", text, StringComparison.Ordinal);
        Assert.Contains(" um ", text, StringComparison.Ordinal);
        // Words are data here too.
        var captions = await DownloadAsync(page, "Captions (WebVTT)");
        Assert.StartsWith("WEBVTT\n\n00:00:00.", captions, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;not&lt;/b&gt;", captions, StringComparison.Ordinal);
        Assert.StartsWith("<svg", await DownloadAsync(page, "Picture (SVG)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_reads_Spanish_reads_advice_and_measures_in_Spanish()
    {
        var page = await browser.OpenAsync(world.Api.Address, 1000, language: "es");
        var sent = await page.APIRequest.PostAsync("/api/recordings", new() { DataByte = await File.ReadAllBytesAsync(Recordings.Path("clips/jfk.mp3"), ApiWorld.Ct) });
        await world.Worker.FinishAsync(await world.Worker.ClaimAsync());
        await page.GotoAsync(sent.Headers["location"].Replace("/api/recordings/", "/recordings/", StringComparison.Ordinal));

        await SeeAsync(page.Locator("h1"), "Tu informe");
        await SeeAsync(page.Locator(".next"), "Tus muletillas se notan, como aquí.");
        await SeeAsync(page.Locator(".parts"), "Fluidez");
        await page.GetByText("Parte del tiempo hablando", new() { Exact = true }).ClickAsync();
        await SeeAsync(page.Locator(".measures"), "Tiempo de fonación entre el tiempo");
        // What was said was said in English: a screen reader is to read it so.
        Assert.Equal(("es", "en"), (await page.Locator("html").GetAttributeAsync("lang"), await page.Locator("[data-words]").GetAttributeAsync("lang")));
        await page.BeGoodAsync();
    }

    [Fact]
    public async Task It_is_heard_by_keyboard_alone()
    {
        var page = await ReportAsync(1000);
        var position = page.GetByRole(AriaRole.Slider);
        await position.FocusAsync();
        await page.Keyboard.PressAsync("PageUp");
        await Assertions.Expect(position).ToHaveAttributeAsync("aria-valuetext", "0:10 of 0:11", new() { Timeout = 30_000 });
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(position).ToHaveAttributeAsync("aria-valuetext", "0:00 of 0:11", new() { Timeout = 30_000 });

        // From word to word, told as they are gone to, and heard.
        await page.Locator("[data-words]").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("ArrowRight");
        await SeeAsync(page.Locator("[data-word]"), "um, 0:00");
        await Assertions.Expect(page.Locator("mark.filler")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("now"));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("() => !document.querySelector('[data-player]').paused && document.querySelector('[data-player]').currentTime > 0.45", null, new() { Timeout = 30_000 });
        await page.Keyboard.PressAsync("Space");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-player]').paused");

        await page.GetByText("How the score is made").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.NotEqual("BODY", await page.EvaluateAsync<string>("document.activeElement.tagName"));
    }

    [Fact]
    public async Task A_link_that_has_run_out_is_replaced_where_it_is_needed()
    {
        var page = await ReportAsync(1000);
        var address = await page.Locator("[data-player]").GetAttributeAsync("src");
        await page.APIRequest.DeleteAsync(address!);

        await page.Locator("mark.filler").ClickAsync();

        await page.WaitForFunctionAsync("() => !document.querySelector('[data-player]').paused && document.querySelector('[data-player]').currentTime > 0.45", null, new() { Timeout = 30_000 });
        Assert.NotEqual(address, await page.Locator("[data-player]").GetAttributeAsync("src"));
        Assert.False(await page.Locator("[data-silent]").IsVisibleAsync());
    }

    [Fact]
    public async Task Where_the_sound_is_gone_it_says_so_and_can_still_be_read()
    {
        var page = await ReportAsync(1000);
        foreach (var sound in await world.ObjectsAsync("audio/")) await world.Store.DeleteAsync(sound, ApiWorld.Ct);

        await page.ReloadAsync();

        await SeeAsync(page.Locator(".listen"), "The sound is not at hand any more");
        await SeeAsync(page.Locator(".next"), "Where you say um, pause in silence instead.");
        await page.BeGoodAsync();
    }

    [Fact]
    public async Task What_is_usual_stands_beside_the_numbers_after_three_recordings()
    {
        var page = await ReportAsync(1000);
        var recording = await world.Queue.FindAsync(RecordingId.Parse(page.Url.Split('/')[^1]), ApiWorld.Ct);
        var database = world.Redis.GetDatabase();
        await database.HashSetAsync(RedisKeys.Flow(FlowNames.Usual), "shown", 1);
        foreach (var earlier in Enumerable.Range(1, 3))
        {
            var id = RecordingId.FromBytes([.. Enumerable.Repeat((byte)earlier, 16)]);
            var measures = new Dictionary<string, double> { ["speech-rate"] = 100 };
            var written = new ArrayBufferWriter<byte>();
            // As they were kept before their language was: they count for any.
            FlowEntry.Write<IReadOnlyDictionary<string, double>>(
                written, recording!.Task.AcceptedAt.AddHours(-earlier), recording.Task.LocalDate, 0, measures, ContractsJson.Default.IReadOnlyDictionaryStringDouble);
            await database.HashSetAsync(
                RedisKeys.FlowWindow(FlowNames.Usual, 1, recording.Task.Subject.ToString(), "last/50"), id.ToString(), written.WrittenMemory);
        }

        await page.ReloadAsync();

        await SeeAsync(page.Locator(".measure").Filter(new() { HasText = "Words per minute" }), "higher than your usual 100");
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
