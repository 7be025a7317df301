using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api.Channels.Telegram;

/// <summary>A Telegram of its own, and as many instances of the API as a test starts, all serving one bot.</summary>
sealed class BotWorld(RedisServer server, params (string Key, string Value)[] telegram) : IAsyncDisposable
{
    public const string Token = "4242:a-token-that-only-tests-know";

    public ApiWorld Apis => field ??= new(server) { Services = services => services.AddSingleton(Clock) };

    /// <summary>What the API goes by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public EmulatorInstance Telegram { get; } = new(telegram);

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

    /// <inheritdoc cref="Chatting.LastAsync"/>
    public Task<string> LastAsync(long chat, string text) => Telegram.LastAsync(chat, text);

    /// <inheritdoc cref="Chatting.SaysAsync"/>
    public Task<string> SaysAsync(long chat, string text) => Telegram.SaysAsync(chat, text);

    /// <inheritdoc cref="Chatting.PressAsync"/>
    public Task PressAsync(long chat, string label) => Telegram.PressAsync(chat, label);

    /// <summary>The picture that the bot has sent, once it is there.</summary>
    public async Task<JsonNode> PictureAsync(long chat) => await Eventually.GetAsync(
        "a picture", async () => (await Telegram.MessagesAsync(chat)).LastOrDefault(message => message["photo"] is not null), TestProcess.Patience);

    /// <summary>A recording from the queue, as a worker takes it, once there is one.</summary>
    public Task<ClaimedRecording> ClaimAsync() =>
        Eventually.GetAsync("queued", async () => await Apis.Queue.ClaimAsync("test-worker", ApiWorld.Ct), TestProcess.Patience);

    /// <summary>Lets calls of the bot fail.</summary>
    public async Task FaultAsync(object fault)
    {
        using var answer = await Telegram.Client.PostAsJsonAsync(new Uri("/faults", UriKind.Relative), fault, ApiWorld.Ct);
        answer.EnsureSuccessStatusCode();
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
