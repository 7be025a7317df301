using Microsoft.Playwright;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Pages;

namespace SpeechCoach.Tests.Whole;

/// <summary>The bot as a learner meets it: the whole product, the emulator's page, a real voice in the microphone.</summary>
public sealed class TelegramJourneyTests(SpeakingBrowser browser) : IClassFixture<SpeakingBrowser>
{
    const int Spoken = 21;
    const float Analysis = 180_000;

    [Fact]
    public async Task A_new_learner_goes_from_start_to_deletion_by_buttons_alone()
    {
        using var data = new TemporaryFolder();
        await using var product = await Product.StartAsync(data.Path);
        using var telegram = await product.TelegramAsync();
        var page = await browser.OpenAsync(telegram.BaseAddress!, 390);
        var phone = new TelegramPhone(page);

        await phone.StartAsync();
        await phone.SeeAsync("start");
        await phone.KeepAsync("1-start");
        await phone.PressAsync("button.practice");
        await phone.PressAsync("scenario.job");
        await phone.SeeAsync("button.another");
        await phone.KeepAsync("2-question");

        await phone.SpeakAsync(Spoken);
        await Assertions.Expect(phone.Messages.Filter(new() { HasText = TelegramPhone.Words("button.transcript") })).ToBeVisibleAsync(new() { Timeout = Analysis });
        await phone.SeePictureAsync("picture");
        await phone.KeepAsync("3-report", "report.keep");
        await phone.KeepAsync("4-picture", "picture");

        await phone.PressAsync("button.details");
        await phone.SeeAsync("details");
        await phone.KeepAsync("5-details", "details");

        // A dataflow counts the recording a moment after its report.
        await Eventually.TrueAsync("the progress is there", async () =>
        {
            var before = await phone.Messages.CountAsync();
            await phone.PressAsync("button.progress");
            await Eventually.TrueAsync("the bot has answered", async () => await phone.Messages.CountAsync() > before || await page.GetByText(TelegramPhone.Words("progress.none")).IsVisibleAsync(), TestProcess.Patience);
            return await phone.Messages.Filter(new() { HasText = TelegramPhone.Words("progress") }).Locator("img").CountAsync() > 0;
        }, TimeSpan.FromMinutes(2));
        await phone.SeePictureAsync("progress");
        await phone.KeepAsync("6-progress");

        await phone.PressAsync("button.settings");
        await phone.PressAsync("button.erase");
        await phone.SeeAsync("delete.sure");
        await phone.PressAsync("button.delete");
        await phone.SeeAsync("delete.done");
        await phone.KeepAsync("7-deleted");
    }
}
