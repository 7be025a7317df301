using Microsoft.Playwright;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Pages;

/// <summary>The system's Chromium, without a window; its microphone is a real recording.</summary>
public class Browser : IAsyncLifetime
{
    const string Executable = "/usr/bin/chromium";

    // The first line is the browser's own window, whose parts are pages themselves and cost a test as much time again as its own page. The
    // second is what Playwright does without, whose list this one takes the place of.
    const string Unwanted =
        "InitialWebUI,PreloadTopChromeWebUI,WebUILocationBar,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,WebUIOmniboxPopup,WebUIReloadButton,WebUIToolbar,"
        + "HttpsUpgrades,MediaRouter,OptimizationHints,PaintHolding,ThirdPartyStoragePartitioning,Translate";

    /// <summary>A WAV file that the microphone hears over and over; else Chromium's own beeps. By default 27 s of speech with fillers.</summary>
    protected virtual string? Microphone => Recordings.Path("clips/mfa_acoustic_corpus.wav");

    IPlaywright? playwright;
    IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        Requirement.Program("chromium");
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout((float)TestProcess.Patience.TotalMilliseconds);
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Timeout = (float)TestProcess.Patience.TotalMilliseconds,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", $"--disable-features={Unwanted}", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", "--autoplay-policy=no-user-gesture-required",
                .. Microphone is { } recording ? (string[])[$"--use-file-for-fake-audio-capture={recording}"] : [],
            ],
        });
    }

    /// <summary>A browser of somebody whom nobody knows yet, at the first page.</summary>
    public async Task<IPage> OpenAsync(Uri address, int width = 360, ColorScheme colours = ColorScheme.Light, string language = "en", string? zone = null)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = 740 },
            ColorScheme = colours,
            Locale = language,
            TimezoneId = zone,
            Permissions = ["microphone"],
        });
        context.SetDefaultTimeout((float)TestProcess.Patience.TotalMilliseconds);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        GC.SuppressFinalize(this);
    }
}
