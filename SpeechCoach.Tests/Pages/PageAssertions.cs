using System.Globalization;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SpeechCoach.Tests.Pages;

/// <summary>What every page must hold.</summary>
static class PageAssertions
{
    /// <summary>Waits for a text, and for the page that it stands on: what is pressed next is heard by its scripts, what is counted next is all there.</summary>
    public static async Task SeeAsync(ILocator place, string text)
    {
        await Assertions.Expect(place).ToContainTextAsync(text, new() { Timeout = 30_000 });
        await place.Page.WaitForLoadStateAsync();
    }

    /// <summary>Until a clock has come so far. Each second is shown for a second, and a look now and then may miss any one of them.</summary>
    public static Task RunAsync(ILocator clock, int seconds) => Assertions.Expect(clock).Not.ToHaveTextAsync(
        new Regex($"^({string.Join('|', Enumerable.Range(0, seconds).Select(second => string.Create(CultureInfo.InvariantCulture, $"{second / 60}:{second % 60:00}")))})?$"),
        new() { Timeout = (seconds + 30) * 1000 });

    /// <summary>No sideways scrolling, and nothing that axe-core finds wrong.</summary>
    public static async Task BeGoodAsync(this IPage page)
    {
        // Without its style sheets a page is as wide as it happens to be.
        await page.EvaluateAsync("document.readyState === 'complete' || new Promise(there => addEventListener('load', there, { once: true }))");
        Assert.True(
            await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
            $"{page.Url} is wider than the window.");
        var found = await page.RunAxe();
        Assert.True(found.Violations.Length == 0, $"{page.Url}: {string.Join("\n", found.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help} {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"))}");
    }

    /// <summary>What the page's scripts complain of from now on.</summary>
    public static List<string> Complaints(this IPage page)
    {
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
        return complaints;
    }

    /// <summary>A picture among the test's results, for whoever wants to look.</summary>
    public static async Task KeepAsync(this IPage page, string name) =>
        TestContext.Current.AddAttachment(name, await page.ScreenshotAsync(new() { FullPage = true }), "image/png");
}
