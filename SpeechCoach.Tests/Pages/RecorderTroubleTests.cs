using Microsoft.Playwright;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Infrastructure;
using static SpeechCoach.Tests.Pages.PageAssertions;

namespace SpeechCoach.Tests.Pages;

/// <summary>What the recorder does when the browser, the microphone, the file or the learner does not do what it hopes for.</summary>
public sealed class RecorderTroubleTests(RedisServer server, Browser browser) : IClassFixture<RedisServer>, IClassFixture<Browser>, IAsyncLifetime
{
    const string KeepsTracks =
        """
        () => {
          window.tracks = [];
          const devices = navigator.mediaDevices, ask = devices.getUserMedia.bind(devices);
          devices.getUserMedia = async wanted => {
            await window.answered;
            const stream = await ask(wanted);
            tracks.push(...stream.getTracks());
            return stream;
          };
        }
        """;

    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData("navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotAllowedError'); }", "allow it in the browser")]
    [InlineData("navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotFoundError'); }", "No microphone was found.")]
    [InlineData("navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotReadableError'); }", "another program may be using it")]
    [InlineData("Object.defineProperty(navigator, 'mediaDevices', { value: undefined })", "only to pages that are opened by https")]
    public async Task A_microphone_that_is_not_to_be_had_is_told_by_its_reason_and_a_file_can_be_chosen(string trouble, string told)
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await page.EvaluateAsync($"() => {{ {trouble} }}");

        await PressAsync(page, "Record");

        await SeeAsync(page.GetByRole(AriaRole.Alert), told);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Record", Exact = true })).ToBeFocusedAsync();
        await page.BeGoodAsync();
        await ChooseAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_browser_that_cannot_record_leaves_no_microphone_on()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await page.EvaluateAsync(KeepsTracks);
        await page.EvaluateAsync("() => { MediaRecorder.prototype.start = () => { throw new DOMException('', 'NotSupportedError'); }; }");

        await PressAsync(page, "Record");

        await SeeAsync(page.GetByRole(AriaRole.Alert), "The microphone cannot be used");
        Assert.Equal(["ended"], await page.EvaluateAsync<string[]>("() => tracks.map(track => track.readyState)"));
    }

    [Fact]
    public async Task A_file_that_is_chosen_while_the_browser_asks_for_the_microphone_stays_chosen()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await page.EvaluateAsync(KeepsTracks);
        await page.EvaluateAsync("() => { window.answered = new Promise(answer => { window.allow = answer; }); }");
        await PressAsync(page, "Record");
        await ChooseAsync(page);

        await page.EvaluateAsync("() => allow()");

        await page.WaitForFunctionAsync("() => tracks.length === 1 && tracks[0].readyState === 'ended'");
        await Assertions.Expect(page.Locator("#recorder")).ToHaveAttributeAsync("data-state", "review");
        await SeeAsync(page.Locator("[data-file]"), "jfk.mp3");
    }

    [Fact]
    public async Task A_recording_that_cannot_be_taken_leaves_the_recorder_ready()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await page.RouteAsync(world.Api.Address.ToString(), async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new()
            {
                Response = answer,
                Body = System.Text.RegularExpressions.Regex.Replace(await answer.TextAsync(), "data-most-bytes=\"[0-9]+\"", "data-most-bytes=\"1\""),
            });
        });
        await page.ReloadAsync();
        await PressAsync(page, "Record");
        await RunAsync(page.Locator("[data-clock]"), 1);

        await PressAsync(page, "Stop");

        await SeeAsync(page.GetByRole(AriaRole.Alert), "too large");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Record", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Stop" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_was_spoken_and_not_sent_is_not_lost_by_a_link_without_a_word()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        var asked = new TaskCompletionSource<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            await dialog.DismissAsync();
        };
        await PressAsync(page, "Record");
        await RunAsync(page.Locator("[data-clock]"), 1);
        await PressAsync(page, "Stop");
        await Assertions.Expect(page.Locator("[data-review-title]")).ToBeFocusedAsync();

        await page.EvaluateAsync("() => document.querySelector('a[href=\"/progress\"]').click()");

        Assert.Equal("beforeunload", await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), ApiWorld.Ct));
        await Assertions.Expect(page.Locator("[data-review-title]")).ToBeVisibleAsync();

        // A chosen file is still where it was.
        await PressAsync(page, "Record again");
        await ChooseAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Progress" }).ClickAsync();
        await page.WaitForURLAsync("**/progress");
    }

    [Fact]
    public async Task A_file_that_changed_after_it_was_chosen_is_not_tried_for_ever()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "talk.mp3");
        File.Copy(Recordings.Path("clips/jfk.mp3"), file);
        var page = await browser.OpenAsync(world.Api.Address);
        await page.GetByLabel("or choose a file").SetInputFilesAsync(file);
        await SeeAsync(page.Locator("[data-file]"), "talk.mp3");
        File.Delete(file);

        await PressAsync(page, "Get the report");

        await SeeAsync(page.GetByRole(AriaRole.Alert), "This file cannot be read any more");
        await PressAsync(page, "Record again");
        await ChooseAsync(page);
        await PressAsync(page, "Get the report");
        await SeeAsync(page.Locator("[data-now]"), "waits for its turn");
    }

    [Fact]
    public async Task A_sending_that_stands_still_can_be_called_off_and_begun_again_as_the_same_recording()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        var keys = new List<string>();
        page.Request += (_, request) => { if (request.Method == "POST") keys.Add(request.Headers["idempotency-key"]); };
        var ended = new TaskCompletionSource();
        page.RequestFailed += (_, request) => { if (request.Method == "POST") ended.TrySetResult(); };
        // What the service had of it before it stood still is there, and nobody is told.
        await page.RouteAsync("**/api/recordings", route => route.FetchAsync());
        await ChooseAsync(page);
        await PressAsync(page, "Get the report");
        var cancel = page.GetByRole(AriaRole.Button, new() { Name = "Cancel" });
        await Assertions.Expect(cancel).ToBeFocusedAsync();
        await page.BeGoodAsync();
        await page.KeepAsync("sending");

        await cancel.ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Get the report" })).ToBeFocusedAsync();
        await Assertions.Expect(cancel).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeHiddenAsync();
        await SeeAsync(page.Locator("[data-file]"), "jfk.mp3");
        await ended.Task.WaitAsync(TestProcess.Patience, ApiWorld.Ct);
        await page.UnrouteAsync("**/api/recordings");
        await PressAsync(page, "Get the report");
        await SeeAsync(page.Locator("[data-now]"), "waits for its turn");
        Assert.Equal(2, keys.Count);
        Assert.Equal(keys[0], keys[1]);
        Assert.Equal(1, (await world.Queue.DepthAsync(ApiWorld.Ct)).Waiting);
    }

    [Fact]
    public async Task Waiting_for_the_next_try_can_be_called_off_and_nothing_is_tried_any_more()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await ChooseAsync(page);
        await page.Context.SetOfflineAsync(true);
        await PressAsync(page, "Get the report");
        await SeeAsync(page.Locator("[data-sending-text]"), "Next try");

        await PressAsync(page, "Cancel");

        var send = page.GetByRole(AriaRole.Button, new() { Name = "Get the report" });
        await Assertions.Expect(send).ToBeFocusedAsync();
        var sent = 0;
        page.Request += (_, request) => sent += request.Method == "POST" ? 1 : 0;
        // A try that waits still would be made at once.
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("[data-offline]")).ToBeHiddenAsync();
        Assert.Equal((0, "review"), (sent, await page.Locator("#recorder").GetAttributeAsync("data-state")));
        await send.ClickAsync();
        await SeeAsync(page.Locator("[data-now]"), "waits for its turn");
    }

    [Fact]
    public async Task Whoever_comes_back_by_the_browsers_button_can_choose_the_same_file_again()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await ChooseAsync(page);
        await PressAsync(page, "Get the report");
        await SeeAsync(page.Locator("[data-now]"), "waits for its turn");

        await page.GoBackAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Record", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("or choose a file")).ToHaveValueAsync("");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/practice/exam-01")]
    public async Task A_file_that_is_chosen_before_the_script_has_come_is_not_forgotten(string address)
    {
        var page = await browser.OpenAsync(world.Api.Address);
        var chosen = new TaskCompletionSource();
        await page.RouteAsync("**/js/record.js", async route =>
        {
            await chosen.Task.WaitAsync(TestContext.Current.CancellationToken);
            await route.ContinueAsync();
        });
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        await page.GetByLabel("or choose a file").SetInputFilesAsync(Recordings.Path("clips/jfk.mp3"));
        chosen.SetResult();

        await SeeAsync(page.Locator("[data-file]"), "jfk.mp3");
        await Assertions.Expect(page.Locator("[data-phase=prepare]")).ToBeHiddenAsync();
        await PressAsync(page, "Get the report");
        await SeeAsync(page.Locator("[data-now]"), "waits for its turn");
    }

    static async Task ChooseAsync(IPage page)
    {
        await page.GetByLabel("or choose a file").SetInputFilesAsync(Recordings.Path("clips/jfk.mp3"));
        await SeeAsync(page.Locator("[data-file]"), "jfk.mp3");
    }

    static Task PressAsync(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
}
