using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SpeechCoach.TelegramEmulator;
using Telegram.Bot;

namespace SpeechCoach.Tests.Telegram.Emulator;

/// <summary>An emulator in this process, with a clock of the test's own, a bot that calls it and learners who write to it.</summary>
sealed class EmulatorFixture : IDisposable
{
    public const string Token = "7:token";
    public const long Learner = 42;

    readonly WebApplicationFactory<Entry> emulator;

    public EmulatorFixture(params (string Key, string Value)[] settings)
    {
        emulator = new WebApplicationFactory<Entry>().WithWebHostBuilder(host =>
        {
            foreach (var (key, value) in settings) host.UseSetting(key, value);
            host.ConfigureServices(services => services.AddSingleton<TimeProvider>(Clock));
        });
        Http = emulator.CreateClient();
        Bot = BotWith(Token);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 9, 1, 12, 0, 0, TimeSpan.Zero));

    /// <summary>The learners' and the test's own way in.</summary>
    public HttpClient Http { get; }

    /// <summary>The real client library; it does not wait and try again by itself.</summary>
    public TelegramBotClient Bot { get; }

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public TelegramBotClient BotWith(string token) =>
        new(new TelegramBotClientOptions(token, "http://localhost") { RetryThreshold = 0 }, emulator.CreateClient());

    public void Dispose()
    {
        Http.Dispose();
        emulator.Dispose();
    }

    /// <summary>A learner writes; the update as the bot will get it.</summary>
    public async Task<JsonNode> SayAsync(string text, long chat = Learner)
    {
        using var content = new StringContent(text);
        return await AnswerAsync(await Http.PostAsync(Address($"/chats/{chat}/text"), content, Cancelled));
    }

    public async Task<JsonNode> SendFileAsync(string path, byte[] file, string mediaType, long chat = Learner)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new(mediaType);
        return await AnswerAsync(await Http.PostAsync(Address($"/chats/{chat}/{path}"), content, Cancelled));
    }

    public async Task<JsonNode> PostAsync(string path, object? body = null) =>
        await AnswerAsync(await Http.PostAsJsonAsync(Address(path), body ?? new { }, Cancelled));

    public async Task PutAsync(string path, object body) => (await Http.PutAsJsonAsync(Address(path), body, Cancelled)).EnsureSuccessStatusCode();

    public async Task<JsonNode> GetAsync(string path) => (await Http.GetFromJsonAsync<JsonNode>(Address(path), Cancelled))!;

    static Uri Address(string path) => new(path, UriKind.Relative);

    static async Task<JsonNode> AnswerAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(Cancelled);
            Assert.True(response.IsSuccessStatusCode, text);
            return text.Length > 0 ? JsonNode.Parse(text)! : new JsonObject();
        }
    }
}
