using Microsoft.AspNetCore.Mvc.Testing;
using SpeechCoach.TelegramEmulator;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace SpeechCoach.Tests.Telegram;

/// <summary>The emulator as the real client library sees it.</summary>
public sealed class EmulatorTests : IDisposable
{
    readonly WebApplicationFactory<Entry> emulator = new();
    readonly HttpClient learner;
    readonly TelegramBotClient bot;

    public EmulatorTests()
    {
        learner = emulator.CreateClient();
        bot = new TelegramBotClient(new TelegramBotClientOptions("1:token", "http://localhost"), emulator.CreateClient());
    }

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        learner.Dispose();
        emulator.Dispose();
    }

    [Fact]
    public async Task A_voice_message_arrives_as_it_was_sent()
    {
        byte[] sound = [.. Enumerable.Range(0, 5000).Select(i => (byte)i)];
        using var content = new ByteArrayContent(sound);
        content.Headers.ContentType = new("audio/ogg");
        await learner.PostAsync(new Uri("/chats/42/voice?seconds=3", UriKind.Relative), content, Cancelled);

        var update = Assert.Single(await bot.GetUpdates(cancellationToken: Cancelled));
        Assert.Equal((42, 3, sound.Length), (update.Message!.Chat.Id, update.Message.Voice!.Duration, update.Message.Voice.FileSize));
        using var received = new MemoryStream();
        await bot.DownloadFile(await bot.GetFile(update.Message.Voice.FileId, Cancelled), received, Cancelled);
        Assert.Equal(sound, received.ToArray());
    }

    [Fact]
    public async Task An_update_comes_again_until_the_next_one_is_asked_for()
    {
        await SayAsync("first");
        await SayAsync("second");

        var first = (await bot.GetUpdates(cancellationToken: Cancelled))[0];
        Assert.Equal(2, (await bot.GetUpdates(first.Id, cancellationToken: Cancelled)).Length);
        Assert.Equal("second", Assert.Single(await bot.GetUpdates(first.Id + 1, cancellationToken: Cancelled)).Message!.Text);
    }

    [Fact]
    public async Task Asking_waits_for_the_first_update()
    {
        var asked = bot.GetUpdates(timeout: 30, cancellationToken: Cancelled);
        await SayAsync("hello");
        Assert.Single(await asked);
    }

    [Fact]
    public async Task What_the_bot_sends_and_edits_stands_in_the_ledger()
    {
        var sent = await bot.SendMessage(42, "Got it.", cancellationToken: Cancelled);
        await bot.EditMessageText(42, sent.Id, "Done.", cancellationToken: Cancelled);

        var ledger = await learner.GetStringAsync(new Uri("/chats/42/messages", UriKind.Relative), Cancelled);
        Assert.Contains("Done.", ledger, StringComparison.Ordinal);
        Assert.DoesNotContain("Got it.", ledger, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_are_the_real_ones()
    {
        var sent = await bot.SendMessage(42, "Got it.", cancellationToken: Cancelled);
        var same = await Assert.ThrowsAsync<ApiRequestException>(() => bot.EditMessageText(42, sent.Id, "Got it.", cancellationToken: Cancelled));
        var gone = await Assert.ThrowsAsync<ApiRequestException>(() => bot.EditMessageText(42, 99, "Done.", cancellationToken: Cancelled));
        var large = await Assert.ThrowsAsync<ApiRequestException>(() => bot.SendMessage(42, new string('a', 4097), cancellationToken: Cancelled));

        Assert.Equal((400, 400, 400), (same.ErrorCode, gone.ErrorCode, large.ErrorCode));
        Assert.Contains("message is not modified", same.Message, StringComparison.Ordinal);
        Assert.Contains("message to edit not found", gone.Message, StringComparison.Ordinal);
    }

    async Task SayAsync(string text)
    {
        using var content = new StringContent(text);
        await learner.PostAsync(new Uri("/chats/42/text", UriKind.Relative), content, Cancelled);
    }
}
