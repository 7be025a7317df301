using Microsoft.Playwright;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Infrastructure;
using static SpeechCoach.Tests.Pages.PageAssertions;

namespace SpeechCoach.Tests.Pages;

/// <summary>The time to prepare and the time to answer, by a clock that the test turns.</summary>
public sealed class PracticeClockTests(RedisServer server, Browser browser) : IClassFixture<RedisServer>, IClassFixture<Browser>, IAsyncLifetime
{
    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_file_that_is_chosen_while_the_time_to_prepare_runs_is_not_recorded_over()
    {
        var page = await QuestionAsync();
        await page.EvaluateAsync(
            """
            () => {
              window.asked = 0;
              const devices = navigator.mediaDevices, ask = devices.getUserMedia.bind(devices);
              devices.getUserMedia = wanted => { asked++; return ask(wanted); };
            }
            """);
        await PressAsync(page, "Start the clock");
        await page.GetByLabel("or choose a file").SetInputFilesAsync(Recordings.Path("clips/jfk.mp3"));
        await SeeAsync(page.Locator("[data-file]"), "jfk.mp3");

        await page.Clock.RunForAsync(20_000);

        Assert.Equal(0, await page.EvaluateAsync<int>("asked"));
        await Assertions.Expect(page.Locator("#recorder")).ToHaveAttributeAsync("data-state", "review");
        await PressAsync(page, "Record again");
        await SeeAsync(page.Locator("[data-told]"), "Press Record and answer in about 45 s.");
    }

    [Fact]
    public async Task The_next_try_has_all_of_its_time_and_is_told_of_it_as_the_first_was()
    {
        var page = await QuestionAsync();
        await PressAsync(page, "Start the clock");
        await PressAsync(page, "I am ready");
        await SeeAsync(page.Locator("[data-told]"), "Speak now.");
        await page.Clock.RunForAsync(50_000);
        await SeeAsync(page.Locator("[data-told]"), "Your time is up.");
        await SeeAsync(page.Locator("[data-answer-left]"), "−0:");
        await PressAsync(page, "Stop");
        await PressAsync(page, "Record again");

        await SeeAsync(page.Locator("[data-told]"), "Press Record and answer in about 45 s.");
        await SeeAsync(page.Locator("[data-answer-left]"), "0:45");
        Assert.Equal(0, await page.Locator(".asked progress").EvaluateAsync<double>("bar => bar.value"));
        await PressAsync(page, "Record");
        await SeeAsync(page.Locator("[data-told]"), "Speak now.");
        await SeeAsync(page.Locator("[data-say]"), "Speak now.");
    }

    // 15 s to prepare, 45 s to answer.
    async Task<IPage> QuestionAsync()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await page.Clock.InstallAsync();
        await page.GotoAsync("/practice/exam-01");
        return page;
    }

    static Task PressAsync(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
}
