using System.Text.Json.Nodes;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api.Channels.Telegram;

/// <summary>A Telegram of its own, and as many instances of the API as a test starts, all serving one bot.</summary>
sealed class BotWorld(RedisServer server) : IAsyncDisposable
{
    public const string Token = "4242:a-token-that-only-tests-know";

    public ApiWorld Apis { get; } = new(server);

    public EmulatorInstance Telegram { get; } = new();

    public Task StartAsync(params (string Key, string Value)[] more) => Apis.StartAsync(
    [
        ("Telegram:Token", Token), ("Telegram:ApiAddress", Telegram.Address.ToString()), ("Telegram:Poll", "00:00:02"),
        ("Queue:ClaimAfter", "00:00:02"), ("Telegram:ClaimAfter", "00:00:02"), .. more,
    ]);

    /// <summary>The bot's messages in a chat, once there are as many.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync(long chat, int count)
    {
        IReadOnlyList<string> texts = [];
        await Eventually.TrueAsync($"{count} messages in chat {chat}", async () => (texts = await Telegram.TextsAsync(chat)).Count >= count, TestProcess.Patience);
        return texts;
    }

    /// <summary>The bot's last message, once it says this.</summary>
    public async Task<string> LastAsync(long chat, string text)
    {
        IReadOnlyList<string> texts = [];
        try
        {
            await Eventually.TrueAsync(
                $"\"{text}\"", async () => (texts = await Telegram.TextsAsync(chat)) is [.., var last] && last.Contains(text, StringComparison.Ordinal), TestProcess.Patience);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message}; the bot said: {string.Join(" | ", texts)}", e);
        }

        return texts[^1];
    }

    /// <summary>The learner presses the button of this label under the bot's last message that has one.</summary>
    public async Task PressAsync(long chat, string label)
    {
        JsonNode? message = null;
        string? data = null;
        await Eventually.TrueAsync(
            $"a button \"{label}\"",
            async () =>
            {
                foreach (var each in await Telegram.MessagesAsync(chat))
                    if (EmulatorInstance.Buttons(each).FirstOrDefault(button => button.Label.Contains(label, StringComparison.Ordinal)).Data is { } found) (message, data) = (each, found);
                return data is not null;
            },
            TestProcess.Patience);
        await Telegram.PressAsync(chat, message!, data!);
    }

    /// <summary>Everything the bot has edited a message into, in the order of the calls.</summary>
    public async Task<IReadOnlyList<string>> EditsAsync(long chat) =>
        [.. (await Telegram.LedgerAsync("editMessageText", chat)).Select(call => (string)call["fields"]!["text"]!)];

    public async ValueTask DisposeAsync()
    {
        await Apis.DisposeAsync();
        await Telegram.DisposeAsync();
    }
}
