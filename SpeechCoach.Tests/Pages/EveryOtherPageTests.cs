using Microsoft.Extensions.DependencyInjection;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Infrastructure;
using static SpeechCoach.Tests.Pages.PageAssertions;

namespace SpeechCoach.Tests.Pages;

/// <summary>As <see cref="EveryPageTests"/>, of the pages for practice, progress and operations.</summary>
public sealed class EveryOtherPageTests(RedisServer server, Browser browser) : IClassFixture<RedisServer>, IClassFixture<Browser>, IAsyncLifetime
{
    readonly ApiWorld world = new(server) { Services = services => services.AddSingleton<TimeProvider>(Practised.Clock) };

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Every_page_is_good_that_is_for_practice_progress_or_operations()
    {
        var learner = await Practised.BeginAsync(world, browser);
        var page = learner.Page;
        foreach (var (name, address) in ((string, string)[])[("practice", "/practice"), ("question", "/practice/exam-01"), ("progress-empty", "/progress"), ("operations-door", "/operations")])
            await EveryPageTests.LookAsync(page, name, address);

        await learner.SpokenAsync([.. Enumerable.Range(0, 12).Select(at => learner.Speech(at, -2 * at, 130 + 7 * (at % 3) - 2 * at, 3 + at % 4))]);
        await EveryPageTests.LookAsync(page, "progress", "/progress");
        await EveryPageTests.LookAsync(page, "progress-recordings", "/progress?window=last20");

        await page.GotoAsync("/operations");
        await page.GetByLabel("Operator's key").FillAsync(ApiWorld.OperationsKey);
        await page.Keyboard.PressAsync("Enter");
        await SeeAsync(page.Locator("[data-live]"), "Live");
        await EveryPageTests.LookAsync(page, "operations", "/operations");
    }
}
