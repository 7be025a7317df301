using Microsoft.Playwright;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Builders;
using SpeechCoach.Tests.Infrastructure;
using static SpeechCoach.Tests.Pages.PageAssertions;

namespace SpeechCoach.Tests.Pages;

/// <summary>What a page costs somebody who pays for each megabyte.</summary>
public sealed class WeightTests(RedisServer server, Browser browser) : IClassFixture<RedisServer>, IClassFixture<Browser>, IAsyncLifetime
{
    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task The_first_view_brings_less_than_150_kB_of_script_and_style()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        var requests = await RequestsAsync(page, () => page.ReloadAsync());

        Assert.Contains(requests, request => request.Kind == "script");
        Assert.Contains(requests, request => request.Kind == "stylesheet");
        var weight = requests.Where(request => request.Kind is "script" or "stylesheet").Sum(request => request.Bytes);
        TestContext.Current.SendDiagnosticMessage($"Script and style of the first view: {weight} bytes; the whole view: {requests.Sum(request => request.Bytes)} bytes.");
        Assert.InRange(weight, 1_000, 150_000);
    }

    [Fact]
    public async Task The_report_of_ten_minutes_brings_less_than_400_kB()
    {
        var page = await browser.OpenAsync(world.Api.Address);
        await page.GetByLabel("or choose a file").SetInputFilesAsync(Recordings.Path("clips/jfk.mp3"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Get the report" }).ClickAsync();
        await SeeAsync(page.Locator("[data-now]"), "waits for its turn");
        var report = SomeReport.OfTenMinutes();
        await world.Worker.FinishAsync(await world.Worker.ClaimAsync(), report);
        await SeeAsync(page.Locator("h1"), "Your report");

        var requests = await RequestsAsync(page, () => page.ReloadAsync());

        Assert.Equal(report.Words.Count, await page.Locator("[data-words] :is(mark, span[data-s]:not(.gap))").CountAsync());
        var weight = requests.Sum(request => request.Bytes);
        TestContext.Current.SendDiagnosticMessage($"Report of ten minutes: {weight} bytes.");
        Assert.InRange(weight, 10_000, 400_000);
    }

    // With nothing kept from an earlier visit.
    static async Task<List<(string Kind, long Bytes)>> RequestsAsync(IPage page, Func<Task> open)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Network.enable");
        await devtools.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        List<IRequest> finished = [];
        page.RequestFinished += (_, request) => finished.Add(request);
        await open();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        List<(string, long)> requests = [];
        foreach (var request in finished.ToArray())
        {
            var sizes = await request.SizesAsync();
            requests.Add((request.ResourceType, sizes.ResponseBodySize + sizes.ResponseHeadersSize));
        }

        return requests;
    }
}
