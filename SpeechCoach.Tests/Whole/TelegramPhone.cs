using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Pages;

namespace SpeechCoach.Tests.Whole;

/// <summary>A learner at the emulator's chat page, who reads, presses buttons and speaks.</summary>
sealed partial class TelegramPhone(IPage page)
{
    const string PicturesFolder = "SPEECHCOACH_PICTURES";
    static readonly JsonObject texts = (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Folder("SpeechCoach.Api"), "Texts", "en.json")))!;

    public ILocator Messages => page.Locator("#messages > li:not(.own)");

    /// <summary>The first words of a text of the bot, up to what it fills in.</summary>
    public static string Words(string key) => Tags().Replace(((string)texts[key]!).Split('{', '\n')[0], "").Trim();

    public Task StartAsync() => page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();

    /// <summary>Presses the newest button with a label, once it is there.</summary>
    public async Task PressAsync(string key, float within = 30_000)
    {
        var button = page.Locator("#messages .buttons button").Filter(new() { HasText = Words(key) }).Last;
        await button.ClickAsync(new() { Timeout = within });
    }

    public Task SeeAsync(string key, float within = 30_000) =>
        Assertions.Expect(Messages.Filter(new() { HasText = Words(key) }).Last).ToBeVisibleAsync(new() { Timeout = within });

    /// <summary>Waits for the newest message to show a picture.</summary>
    public async Task SeePictureAsync(string key, float within = 30_000)
    {
        var picture = Messages.Filter(new() { HasText = Words(key) }).Last.Locator("img");
        await picture.WaitForAsync(new() { Timeout = within });
        await Eventually.TrueAsync("the picture is drawn", async () => await picture.EvaluateAsync<int>("image => image.naturalWidth") > 300, TestProcess.Patience);
    }

    public async Task SpeakAsync(int seconds)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Record a voice message" }).ClickAsync();
        await PageAssertions.RunAsync(page.GetByRole(AriaRole.Timer), seconds);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send voice message" }).ClickAsync();
    }

    /// <summary>Keeps a picture of the page among the test's results, and in the folder that the environment names.</summary>
    /// <param name="name">The picture's name.</param>
    /// <param name="from">The key of the text of the message to begin with, else the newest is seen whole.</param>
    public async Task KeepAsync(string name, string? from = null)
    {
        await page.EvaluateAsync("document.activeElement.blur()");
        var message = from is null ? page.Locator("#messages > li").Last : Messages.Filter(new() { HasText = Words(from) }).Last;
        await message.EvaluateAsync("""
            (message, whole) => {
                let list = message.parentElement;
                while (!/auto|scroll/.test(getComputedStyle(list).overflowY)) list = list.parentElement;
                const [inside, outside] = [message.getBoundingClientRect(), list.getBoundingClientRect()];
                list.scrollTop += whole ? inside.bottom - outside.bottom + 8 : inside.top - outside.top - 8;
            }
            """, from is null);
        var picture = await page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled });
        TestContext.Current.AddAttachment(name, picture, "image/png");
        if (Environment.GetEnvironmentVariable(PicturesFolder) is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.png"), picture, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();
}
