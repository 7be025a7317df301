using System.IO.Compression;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api.Channels.Telegram;

public sealed class RightsTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    const long Chat = 42;

    readonly BotWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Everything_is_deleted_after_a_second_yes_and_an_old_button_deletes_nobody_who_begins_anew()
    {
        await SpokenAsync();
        await world.Telegram.SayAsync(Chat, "/delete");
        await world.SaysAsync(Chat, "Are you sure?");
        await world.PressAsync(Chat, "No, keep it");
        await world.SaysAsync(Chat, "we leave it there");
        Assert.NotEmpty(await world.Apis.ObjectsAsync("audio/"));
        await world.Telegram.SayAsync(Chat, "/goal");
        await world.PressAsync(Chat, "Reminder");
        await world.PressAsync(Chat, "18:00");
        await world.LastAsync(Chat, "unless you have practised already");
        Assert.NotEmpty(await world.Apis.Redis.HoldingAsync($"reminder:{Chat}"));

        await world.Telegram.SayAsync(Chat, "/delete");
        await world.LastAsync(Chat, "Are you sure?");
        var asked = (await world.Telegram.MessagesAsync(Chat))[^1];
        var yes = EmulatorInstance.Buttons(asked).First(button => button.Label == "Yes, delete everything").Data!;
        await world.Telegram.PressAsync(Chat, asked, yes);
        var done = await world.SaysAsync(Chat, "Everything is deleted: recordings (1)");

        Assert.Matches("Receipt: [0-9a-f]{32}", done);
        foreach (var prefix in (string[])["audio/", "reports/", "accounts/"]) Assert.Empty(await world.Apis.ObjectsAsync(prefix));
        Assert.Empty(await world.Apis.Redis.HoldingAsync($"reminder:{Chat}"));

        await world.Telegram.SayAsync(Chat, "/start");
        await world.LastAsync(Chat, "Your first exercise");
        Assert.DoesNotContain(await world.Telegram.MessagesAsync(Chat), message => EmulatorInstance.Buttons(message).Any(button => button.Data == yes));
        // A finger that was quicker than the answer, or an app that was away.
        await world.Telegram.PressAsync(Chat, asked, yes, invented: true);
        await world.Telegram.SayAsync(Chat, "/history");
        await world.LastAsync(Chat, "There are no recordings yet");
        Assert.Single(await world.Apis.ObjectsAsync("accounts/"));
    }

    [Fact]
    public async Task The_receipt_comes_though_Telegram_asks_to_wait_before_it_or_refuses_it_for_a_while()
    {
        foreach (var code in (int[])[429, 500])
        {
            await SpokenAsync((byte)(code % 256));
            await world.Telegram.SayAsync(Chat, "/delete");
            await world.LastAsync(Chat, "Are you sure?");
            await world.FaultAsync(new { method = "editMessageText", code, retryAfter = code == 429 ? 1 : (int?)null });

            await world.PressAsync(Chat, "Yes, delete everything");

            await world.LastAsync(Chat, "Everything is deleted: recordings (1)");
        }
    }

    [Fact]
    public async Task A_copy_of_everything_comes_as_a_file()
    {
        await SpokenAsync();
        await world.Telegram.SayAsync(Chat, "/export");
        var sent = await Eventually.GetAsync("the copy", async () => (await world.Telegram.LedgerAsync("sendDocument", Chat)).SingleOrDefault(), TestProcess.Patience);
        Assert.Equal("speech-coach.zip", (string?)EmulatorInstance.File(sent)["name"]);

        var file = (string)(await world.Telegram.MessagesAsync(Chat)).Single(message => message["document"] is not null)["document"]!["file_id"]!;
        await using var content = await world.Telegram.DownloadAsync(BotWorld.Token, file);
        using var zip = new ZipArchive(content);
        Assert.Contains(zip.Entries, entry => entry.FullName == "account.json");
        Assert.Contains(zip.Entries, entry => entry.FullName.StartsWith("audio/", StringComparison.Ordinal));
        Assert.Contains(zip.Entries, entry => entry.FullName.StartsWith("reports/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_recordings_so_far_are_listed_and_opened_again()
    {
        await world.Telegram.SayAsync(Chat, "/history");
        await world.LastAsync(Chat, "There are no recordings yet");
        for (var i = 0; i < 8; i++) await SpokenAsync((byte)i);

        await world.Telegram.SayAsync(Chat, "/history");
        var page = await world.LastAsync(Chat, "Your recordings");
        Assert.Equal(6, page.Split("72 points").Length - 1);
        await world.PressAsync(Chat, "Older");
        page = await world.LastAsync(Chat, "7. ");
        Assert.Equal(2, page.Split("72 points").Length - 1);
        await world.PressAsync(Chat, "8");
        await world.LastAsync(Chat, "Your pace is steady");
    }

    [Fact]
    public async Task Without_recordings_progress_says_what_to_do_and_settings_show_what_is_set()
    {
        await world.Telegram.SayAsync(Chat, "/progress");
        await world.LastAsync(Chat, "There is nothing to show yet");
        await world.Telegram.SayAsync(Chat, "/settings");
        var settings = await world.LastAsync(Chat, "Settings");
        foreach (var part in (string[])["I write: English", "You speak: English", "Questions: All levels", "Your clock: UTC", "Reminder: none"])
            Assert.Contains(part, settings, StringComparison.Ordinal);
    }

    async Task SpokenAsync(byte end = 0)
    {
        await world.Telegram.SpeakAsync(Chat, [.. ApiRequests.OtherSound, end]);
        var count = (await world.Telegram.LedgerAsync("sendPhoto", Chat)).Count;
        await world.Apis.Worker.FinishAsync(await world.ClaimAsync());
        await Eventually.TrueAsync("the report", async () => (await world.Telegram.LedgerAsync("sendPhoto", Chat)).Count > count, TestProcess.Patience);
    }
}
