using Microsoft.Playwright;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Infrastructure;
using static SpeechCoach.Tests.Pages.PageAssertions;

namespace SpeechCoach.Tests.Pages;

public sealed class AccountPageTests(RedisServer server, Browser browser) : IClassFixture<RedisServer>, IClassFixture<Browser>, IAsyncLifetime
{
    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(1000, ColorScheme.Dark)]
    public async Task A_key_is_made_shown_once_used_and_revoked(int width, ColorScheme colours)
    {
        var page = await AccountAsync(width, colours);
        var complaints = page.Complaints();
        await page.BeGoodAsync();
        await page.GetByLabel("What it is for").FillAsync("homework");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-secret]")).ToBeFocusedAsync();
        var key = (await page.Locator("[data-secret]").TextContentAsync())!;
        await SeeAsync(page.Locator("#keys li"), "homework");
        await page.BeGoodAsync();
        await page.KeepAsync($"account-{width}");
        Assert.Equal(200, await AskAsync(key));

        await page.ReloadAsync();
        await SeeAsync(page.Locator("#keys li"), "homework");
        Assert.DoesNotContain(key, await page.ContentAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke the key homework" }).ClickAsync();
        await SeeAsync(page.Locator("#keys"), "The key is revoked.");
        Assert.Equal(0, await page.Locator("#keys li").CountAsync());
        Assert.Equal(401, await AskAsync(key));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_language_and_a_time_zone_are_kept_and_what_is_no_zone_is_said_to_be_none()
    {
        var page = await AccountAsync();
        await page.GetByLabel("Your time zone").FillAsync("Europe/Atlantis");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await SeeAsync(page.GetByRole(AriaRole.Alert), "There is no such time zone.");

        await page.GetByLabel("These pages speak").SelectOptionAsync("es");
        await page.GetByLabel("Your time zone").FillAsync("Asia/Tokyo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await SeeAsync(page.Locator("h1"), "Tu cuenta");
        Assert.Equal(("es", "Asia/Tokyo"), (await page.Locator("html").GetAttributeAsync("lang"), await page.Locator("#zone").InputValueAsync()));
        await page.BeGoodAsync();
    }

    [Fact]
    public async Task The_zone_of_the_device_is_offered_and_counts_when_it_is_saved()
    {
        var page = await browser.OpenAsync(world.Api.Address, zone: "Asia/Tokyo");
        await page.GotoAsync("/account");
        var zone = page.GetByLabel("Your time zone");
        await SeeAsync(page.Locator("#zone-kept"), "None is saved yet: until then it is UTC.");
        await SeeAsync(page.Locator("[data-here]"), "Your device goes by Asia/Tokyo.");
        await Assertions.Expect(zone).ToHaveValueAsync("UTC");
        await page.BeGoodAsync();
        await page.KeepAsync("account-zone");

        await page.GetByRole(AriaRole.Button, new() { Name = "Enter it" }).ClickAsync();
        await Assertions.Expect(zone).ToHaveValueAsync("Asia/Tokyo");
        await Assertions.Expect(zone).ToBeFocusedAsync();
        await SeeAsync(page.Locator("#zone-kept"), "What stands here is not saved yet.");
        await page.ReloadAsync();
        await Assertions.Expect(zone).ToHaveValueAsync("UTC");

        await page.GetByRole(AriaRole.Button, new() { Name = "Enter it" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.Locator("#zone-kept")).ToHaveTextAsync("Saved: Asia/Tokyo.");
        await Assertions.Expect(page.Locator("[data-here]")).ToBeHiddenAsync();
        await Assertions.Expect(zone).ToHaveValueAsync("Asia/Tokyo");
    }

    [Fact]
    public async Task Without_a_network_a_page_stays_with_what_was_typed_and_says_why()
    {
        var page = await AccountAsync();
        await page.Context.SetOfflineAsync(true);
        await page.GetByLabel("Your time zone").FillAsync("Asia/Tokyo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Progress" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-offline]")).ToBeVisibleAsync();
        Assert.Equal(("/account", "Asia/Tokyo"), (new Uri(page.Url).AbsolutePath, await page.Locator("#zone").InputValueAsync()));

        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("[data-offline]")).ToBeHiddenAsync();
        await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync(), answer => answer.Url.EndsWith("/account/settings", StringComparison.Ordinal));
        await page.GotoAsync("/account");
        await Assertions.Expect(page.Locator("#zone")).ToHaveValueAsync("Asia/Tokyo");
    }

    [Fact]
    public async Task Everything_is_taken_away_and_then_deleted_with_a_receipt()
    {
        var page = await AccountAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download everything" }).ClickAsync());
        using (var zip = System.IO.Compression.ZipFile.OpenRead(await download.PathAsync()))
            Assert.Contains(zip.Entries, entry => entry.Name == "account.json");

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete everything" }).ClickAsync();
        await SeeAsync(page.GetByRole(AriaRole.Dialog), "It cannot be undone.");
        await page.BeGoodAsync();
        // Whoever presses Enter without a thought keeps everything.
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        Assert.NotEmpty(await world.ObjectsAsync("accounts/"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete everything" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete everything" }).ClickAsync();
        await SeeAsync(page.Locator("[data-done]"), "Everything is deleted. Your receipt:");
        Assert.Empty(await world.ObjectsAsync("accounts/"));
        Assert.Empty(await world.ObjectsAsync("audio/"));
        var receipt = await page.APIRequest.GetAsync((await page.Locator("[data-done] a").GetAttributeAsync("href"))!);
        Assert.Contains("\"removed\"", await receipt.TextAsync(), StringComparison.Ordinal);
        await page.ReloadAsync();
        await SeeAsync(page.Locator("main"), "Nothing is kept of you yet");
    }

    [Fact]
    public async Task A_stranger_sees_nothing_of_it_and_deletes_nothing()
    {
        await AccountAsync();
        var before = await world.ObjectsAsync("");

        var stranger = await browser.OpenAsync(world.Api.Address);
        await stranger.GotoAsync("/account");
        await SeeAsync(stranger.Locator("main"), "Nothing is kept of you yet");
        Assert.Equal(0, await stranger.GetByRole(AriaRole.Button, new() { Name = "Delete everything" }).CountAsync());
        Assert.Equal(404, (await stranger.APIRequest.GetAsync("/api/learners/me/export")).Status);
        Assert.Equal(404, (await stranger.APIRequest.DeleteAsync("/api/learners/me")).Status);
        Assert.Equal(before, await world.ObjectsAsync(""));
        await stranger.BeGoodAsync();
    }

    /// <summary>The page of somebody who has sent a recording.</summary>
    async Task<IPage> AccountAsync(int width = 360, ColorScheme colours = ColorScheme.Light)
    {
        var page = (await Practised.BeginAsync(world, browser, width, colours)).Page;
        await page.GotoAsync("/account");
        return page;
    }

    async Task<int> AskAsync(string key)
    {
        using var program = world.Api.Client(headers: ("Authorization", $"Bearer {key}"));
        using var answer = await program.GetAsync("/api/learners/me/progress", ApiWorld.Ct);
        return (int)answer.StatusCode;
    }
}
