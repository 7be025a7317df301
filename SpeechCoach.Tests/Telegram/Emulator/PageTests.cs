using System.Diagnostics;
using Microsoft.Playwright;
using SpeechCoach.Tests.Api.Channels.Telegram;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Pages;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace SpeechCoach.Tests.Telegram.Emulator;

/// <summary>The chat page: a person in a browser on one side, the real client library on the other.</summary>
public sealed class PageTests : IClassFixture<SpeakingBrowser>, IAsyncLifetime
{
    const long Chat = 1;
    readonly EmulatorInstance emulator = new();
    readonly SpeakingBrowser browser;
    readonly List<string> complaints = [];
    readonly TelegramBotClient bot;
    int offset;

    public PageTests(SpeakingBrowser browser)
    {
        this.browser = browser;
        bot = new(new TelegramBotClientOptions("7:token", emulator.Address.ToString().TrimEnd('/')) { RetryThreshold = 0 });
    }

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await bot.GetMe(Ct);

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(complaints);
        await emulator.DisposeAsync();
    }

    [Fact]
    public async Task A_new_learner_begins_with_one_button_and_sees_the_bot_at_work()
    {
        await bot.SetMyDescription("Speak, and hear how it went.", cancellationToken: Ct);
        var page = await OpenAsync();
        await SeeAsync(page.GetByRole(AriaRole.Region, new() { Name = "What can this bot do?" }), "Speak, and hear how it went.");
        Assert.False(await page.GetByLabel("Message", new() { Exact = true }).IsVisibleAsync());

        await page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();

        Assert.Equal("/start", (await NextAsync()).Message!.Text);
        await bot.SendChatAction(Chat, ChatAction.Typing, cancellationToken: Ct);
        await SeeAsync(page.Locator("#activity"), "typing…");
        var sent = await bot.SendMessage(Chat, "<b>Welcome</b>, <i>speaker</i> &lt;3 https://example.org", ParseMode.Html, cancellationToken: Ct);
        await SeeAsync(Messages(page).Last, "Welcome, speaker <3");
        Assert.Equal("Welcome", await Messages(page).Last.Locator("strong").TextContentAsync());
        Assert.Equal("bot", await page.Locator("#activity").TextContentAsync());
        await bot.EditMessageText(Chat, sent.Id, "Ready?", cancellationToken: Ct);
        await SeeAsync(Messages(page).Last, "Ready?edited");
        await bot.DeleteMessage(Chat, sent.Id, Ct);
        await Assertions.Expect(Messages(page)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_the_microphone_hears_arrives_as_a_voice_message()
    {
        var page = await OpenStartedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Record a voice message" }).ClickAsync();
        var clock = Stopwatch.StartNew();
        await PageAssertions.RunAsync(page.GetByRole(AriaRole.Timer), 4);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send voice message" }).ClickAsync();
        var spoken = clock.Elapsed.TotalSeconds;

        var voice = (await NextAsync()).Message!.Voice!;
        Assert.Equal("audio/ogg", voice.MimeType);
        Assert.InRange(voice.Duration, 3, Math.Ceiling(spoken) + 1);
        using var file = new MemoryStream();
        await bot.DownloadFile(await bot.GetFile(voice.FileId, Ct), file, Ct);
        Assert.StartsWith("OggS", System.Text.Encoding.ASCII.GetString(file.ToArray()[..4]), StringComparison.Ordinal);
        Assert.True(await LoudnessAsync(file.ToArray()) > 0.01, "The voice message is silent.");
        await PlaysAsync(Messages(page).Last.Locator("audio"), voice.Duration);
    }

    [Fact]
    public async Task A_recording_can_be_thrown_away()
    {
        var page = await OpenStartedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Record a voice message" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await page.GetByLabel("Message", new() { Exact = true }).FillAsync("never mind");
        await page.Keyboard.PressAsync("Enter");

        Assert.Equal("never mind", (await NextAsync()).Message!.Text);
    }

    [Fact]
    public async Task A_file_is_sent_as_what_the_learner_chooses()
    {
        var page = await OpenStartedAsync();
        async Task SendAsync(string name, string kind, string caption = "")
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Send a file" }).ClickAsync();
            await page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(Recordings.Path(name));
            await page.GetByRole(AriaRole.Radio, new() { Name = kind, Exact = true }).CheckAsync();
            await page.GetByLabel("Caption").FillAsync(caption);
            await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        }

        await SendAsync("clips/jfk.m4a", "voice message");
        var voice = (await NextAsync()).Message!.Voice!;
        Assert.Equal((11, "audio/ogg"), (voice.Duration, voice.MimeType));
        await SendAsync("clips/jfk.mp3", "audio");
        Assert.Equal(("jfk.mp3", 11), ((await NextAsync()).Message!.Audio is { } audio ? (audio.FileName, audio.Duration) : default));
        await SendAsync("clips/title9s.mp4", "video message");
        Assert.Equal(9, (await NextAsync()).Message!.VideoNote!.Duration);
        await SendAsync("clips/jfk.wav", "document", "my talk");
        var message = (await NextAsync()).Message!;
        Assert.Equal(("jfk.wav", "my talk"), (message.Document!.FileName, message.Caption));

        await SendAsync("hostile/h15_text_as_ogg.ogg", "voice message");
        await SeeAsync(page.Locator("#toast"), "no sound in this file");
        complaints.RemoveAll(complaint => complaint.Contains("422", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pressed_button_is_busy_until_the_bot_answers()
    {
        var page = await OpenStartedAsync();
        var sent = await bot.SendMessage(Chat, "Ready?", replyMarkup: new InlineKeyboardMarkup([[InlineKeyboardButton.WithCallbackData("Next", "next"), InlineKeyboardButton.WithCallbackData("Help", "help")]]), cancellationToken: Ct);
        var next = page.GetByRole(AriaRole.Button, new() { Name = "Next" });
        await next.ClickAsync();
        await Assertions.Expect(next).ToHaveAttributeAsync("aria-busy", "true");

        var pressed = (await NextAsync()).CallbackQuery!;
        Assert.Equal(("next", sent.Id), (pressed.Data, pressed.Message!.Id));
        await bot.AnswerCallbackQuery(pressed.Id, "Here it comes", cancellationToken: Ct);
        await SeeAsync(page.Locator("#toast"), "Here it comes");
        await Assertions.Expect(next).Not.ToHaveAttributeAsync("aria-busy", "true");

        await page.GetByRole(AriaRole.Button, new() { Name = "Help" }).ClickAsync();
        await bot.AnswerCallbackQuery((await NextAsync()).CallbackQuery!.Id, "Just speak.", showAlert: true, cancellationToken: Ct);
        await SeeAsync(page.GetByRole(AriaRole.Dialog), "Just speak.");
    }

    [Fact]
    public async Task Pictures_voices_and_documents_of_the_bot_can_be_seen_heard_and_kept()
    {
        var page = await OpenStartedAsync();
        var picture = await page.ScreenshotAsync();
        await bot.SendPhoto(Chat, InputFile.FromStream(new MemoryStream(picture)), "Your pauses", cancellationToken: Ct);
        var image = page.GetByAltText("Picture: Your pauses");
        await Assertions.Expect(image).ToBeVisibleAsync();
        await Eventually.TrueAsync("the picture is drawn", async () => await image.EvaluateAsync<int>("image => image.naturalWidth") == 360, TestProcess.Patience);

        await bot.SendVoice(Chat, InputFile.FromStream(System.IO.File.OpenRead(Recordings.Path("clips/title9s.ogg"))), duration: 9, cancellationToken: Ct);
        await PlaysAsync(Messages(page).Last.Locator("audio"), 9);

        await bot.SendDocument(Chat, InputFile.FromStream(new MemoryStream("{}"u8.ToArray()), "export.json"), cancellationToken: Ct);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByText("export.json").ClickAsync());
        Assert.Equal(("export.json", "{}"), (download.SuggestedFilename, await System.IO.File.ReadAllTextAsync(await download.PathAsync(), Ct)));
    }

    [Fact]
    public async Task Commands_are_offered_in_the_learners_language_and_chosen_by_keyboard()
    {
        await bot.SetMyCommands([new("help", "What this bot does")], cancellationToken: Ct);
        await bot.SetMyCommands([new("help", "Lo que hace este bot"), new("progress", "Tu avance")], languageCode: "es", cancellationToken: Ct);
        var page = await OpenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Chats" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "New learner" }).ClickAsync();
        await page.GetByLabel("First name").FillAsync("Lucía");
        await page.GetByLabel("Language of the learner").SelectOptionAsync("es");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await SeeAsync(page.Locator("#learner-name"), "Lucía");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();

        var started = (await NextAsync()).Message!;
        Assert.NotEqual(Chat, started.Chat.Id);
        Assert.Equal(("Lucía", "es"), (started.From!.FirstName, started.From.LanguageCode));
        await page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await SeeAsync(page.GetByRole(AriaRole.List, new() { Name = "Commands" }), "Lo que hace este bot");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("/progress", (await NextAsync()).Message!.Text);
    }

    [Fact]
    public async Task Who_blocks_the_bot_gets_no_more_and_can_begin_again()
    {
        var page = await OpenStartedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Learner" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Block the bot" }).ClickAsync();

        Assert.Equal(ChatMemberStatus.Kicked, (await NextAsync()).MyChatMember!.NewChatMember.Status);
        Assert.Equal(403, (await Assert.ThrowsAsync<ApiRequestException>(() => bot.SendMessage(Chat, "Hello?", cancellationToken: Ct))).ErrorCode);
        await page.GetByRole(AriaRole.Button, new() { Name = "Restart the bot" }).ClickAsync();
        Assert.Equal(ChatMemberStatus.Member, (await NextAsync()).MyChatMember!.NewChatMember.Status);
        Assert.Equal("/start", (await NextAsync()).Message!.Text);
    }

    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(1000, ColorScheme.Dark)]
    public async Task Nothing_is_wider_than_the_window(int width, ColorScheme colours)
    {
        var page = await OpenAsync(width, colours);
        await page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await NextAsync();
        await bot.SendMessage(Chat, $"A long word: {new string('a', 300)}", replyMarkup: new InlineKeyboardMarkup(
            [[.. Enumerable.Range(0, 4).Select(number => InlineKeyboardButton.WithCallbackData($"Button {number}", $"{number}"))]]), cancellationToken: Ct);
        await SeeAsync(Messages(page).Last, "A long word");

        Assert.True(await page.EvaluateAsync<bool>("['html', '#scroller'].every(place => document.querySelector(place).scrollWidth <= document.querySelector(place).clientWidth)"));
        TestContext.Current.AddAttachment($"page-{width}", await page.ScreenshotAsync(), "image/png");
    }

    [Fact]
    public async Task When_the_emulator_starts_anew_the_page_shows_what_it_knows_then()
    {
        var port = FreePort.Next();
        var address = new Uri($"http://127.0.0.1:{port}");
        var process = TestProcess.StartProject("SpeechCoach.TelegramEmulator", ["--urls", address.ToString()]);
        await process.PortAsync(port);
        var page = await browser.OpenAsync(address);
        var start = page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true });
        await start.ClickAsync();
        await SeeAsync(Messages(page).Last, "/start");
        await Assertions.Expect(start).ToBeHiddenAsync();
        await process.KillAsync();
        await SeeAsync(page.Locator("#activity"), "connecting…");

        await using var next = TestProcess.StartProject("SpeechCoach.TelegramEmulator", ["--urls", address.ToString()]);

        await Assertions.Expect(start).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(Messages(page)).ToHaveCountAsync(0);
        await process.DisposeAsync();
    }

    static ILocator Messages(IPage page) => page.GetByRole(AriaRole.Log).Locator("> li");

    async Task<IPage> OpenAsync(int width = 360, ColorScheme colours = ColorScheme.Light)
    {
        var page = await browser.OpenAsync(emulator.Address, width, colours);
        page.Console += (_, message) => { if (message.Type == "error") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
        return page;
    }

    async Task<IPage> OpenStartedAsync()
    {
        await emulator.SayAsync(Chat, "/start");
        await NextAsync();
        var page = await OpenAsync();
        await SeeAsync(Messages(page).Last, "/start");
        return page;
    }

    async Task<Update> NextAsync()
    {
        var update = (await bot.GetUpdates(offset, 1, timeout: 20, cancellationToken: Ct)).Single();
        offset = update.Id + 1;
        return update;
    }

    static Task SeeAsync(ILocator place, string text) => Assertions.Expect(place).ToContainTextAsync(text, new() { Timeout = 15_000 });

    static Task PlaysAsync(ILocator audio, double seconds) => Eventually.TrueAsync(
        "the sound is loaded", async () => Math.Abs(await audio.EvaluateAsync<double>("audio => audio.duration || 0") - seconds) <= 1, TestProcess.Patience);

    /// <summary>The root mean square of a sound, of 1.</summary>
    static async Task<double> LoudnessAsync(byte[] sound)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "voice.ogg");
        await System.IO.File.WriteAllBytesAsync(file, sound, Ct);
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", ["-nostdin", "-v", "error", "-i", file, "-f", "f32le", "-ac", "1", "pipe:1"]) { RedirectStandardOutput = true })!;
        using var samples = new MemoryStream();
        await ffmpeg.StandardOutput.BaseStream.CopyToAsync(samples, Ct);
        var values = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(samples.ToArray()).ToArray();
        return Math.Sqrt(values.Average(value => value * (double)value));
    }
}
