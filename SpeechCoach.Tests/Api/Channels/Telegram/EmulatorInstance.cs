using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace SpeechCoach.Tests.Api.Channels.Telegram;

/// <summary>The emulator on a real Kestrel with a port of its own, and the learner's side of its chats.</summary>
sealed class EmulatorInstance : WebApplicationFactory<SpeechCoach.TelegramEmulator.Entry>
{
    readonly HttpClient learner;

    public EmulatorInstance()
    {
        UseKestrel(0);
        StartServer();
        learner = new HttpClient { BaseAddress = Address };
    }

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public Uri Address => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>A client of what is no chat.</summary>
    public HttpClient Client => learner;

    /// <summary>The learner writes; answers the update that the bot gets.</summary>
    public async Task<JsonNode> SayAsync(long chat, string text)
    {
        using var content = new StringContent(text);
        using var answer = await learner.PostAsync(Relative($"/chats/{chat}/text"), content, Ct);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>(Ct))!;
    }

    /// <summary>The learner sends a voice message.</summary>
    public async Task<JsonNode> SpeakAsync(long chat, byte[] sound)
    {
        using var content = new ByteArrayContent(sound);
        content.Headers.ContentType = new("audio/ogg");
        using var answer = await learner.PostAsync(Relative($"/chats/{chat}/voice?seconds=9"), content, Ct);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>(Ct))!;
    }

    /// <summary>What stands in the chat from the bot.</summary>
    public async Task<IReadOnlyList<JsonNode>> MessagesAsync(long chat) =>
        [.. (await learner.GetFromJsonAsync<JsonArray>(Relative($"/chats/{chat}/messages"), Ct))!.OfType<JsonNode>()];

    public async Task<IReadOnlyList<string>> TextsAsync(long chat) => [.. (await MessagesAsync(chat)).Select(message => (string?)message["text"] ?? "")];

    protected override void Dispose(bool disposing)
    {
        if (disposing) learner.Dispose();
        base.Dispose(disposing);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseSetting("Logging:LogLevel:Default", "Warning");

    static Uri Relative(string address) => new(address, UriKind.Relative);
}
