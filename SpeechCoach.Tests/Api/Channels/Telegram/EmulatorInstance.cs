using System.Globalization;
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
    readonly (string Key, string Value)[] settings;
    readonly HttpClient learner;

    /// <param name="settings">What differs from Telegram's own limits.</param>
    public EmulatorInstance(params (string Key, string Value)[] settings)
    {
        this.settings = settings;
        UseKestrel();
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

    /// <summary>The learner sends a file.</summary>
    public async Task SendAsync(long chat, byte[] file, string name)
    {
        using var content = new ByteArrayContent(file);
        using var answer = await learner.PostAsync(Relative($"/chats/{chat}/document?name={name}"), content, Ct);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>A message of the bot is deleted for both.</summary>
    public async Task DeleteAsync(string token, long chat, JsonNode message)
    {
        using var answer = await learner.PostAsJsonAsync(Relative($"/bot{token}/deleteMessage"), new { chat_id = chat, message_id = (int)message["message_id"]! }, Ct);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The bot gets this message, whatever it holds.</summary>
    public async Task BringAsync(JsonObject message)
    {
        using var answer = await learner.PostAsJsonAsync(Relative("/updates"), new JsonObject { ["message"] = message }, Ct);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What stands in the chat from the bot.</summary>
    public async Task<IReadOnlyList<JsonNode>> MessagesAsync(long chat) =>
        [.. (await learner.GetFromJsonAsync<JsonArray>(Relative($"/chats/{chat}/messages"), Ct))!.OfType<JsonNode>()];

    /// <summary>The learner presses a button under a message; one that was never there where it is invented.</summary>
    public async Task PressAsync(long chat, JsonNode message, string data, bool invented = false)
    {
        using var answer = invented
            ? await learner.PostAsJsonAsync(Relative("/updates"), new JsonObject
            {
                ["callback_query"] = new JsonObject
                {
                    ["id"] = Guid.NewGuid().ToString(),
                    ["from"] = new JsonObject { ["id"] = chat, ["is_bot"] = false, ["first_name"] = "Learner", ["language_code"] = "en" },
                    ["message"] = message.DeepClone(),
                    ["chat_instance"] = "1",
                    ["data"] = data,
                },
            }, Ct)
            : await learner.PostAsJsonAsync(Relative($"/chats/{chat}/press"), new { message_id = (int)message["message_id"]!, data }, Ct);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>A file that stands in a chat, as the Bot API hands it out.</summary>
    public async Task<Stream> DownloadAsync(string token, string file)
    {
        var described = await learner.GetFromJsonAsync<JsonNode>(Relative($"/bot{token}/getFile?file_id={Uri.EscapeDataString(file)}"), Ct);
        return new MemoryStream(await learner.GetByteArrayAsync(Relative($"/file/bot{token}/{described!["result"]!["file_path"]}"), Ct));
    }

    /// <summary>The buttons under a message of the bot's.</summary>
    public static IEnumerable<(string Label, string? Data)> Buttons(JsonNode message) =>
        (message["reply_markup"]?["inline_keyboard"]?.AsArray() ?? []).SelectMany(row => row!.AsArray()).Select(button => ((string)button!["text"]!, (string?)button["callback_data"]));

    /// <summary>The calls that the bot has made, of a method and to a chat where these are named.</summary>
    public async Task<IReadOnlyList<JsonNode>> LedgerAsync(string? method = null, long? chat = null) =>
        [.. (await learner.GetFromJsonAsync<JsonArray>(Relative(string.Create(CultureInfo.InvariantCulture, $"/ledger?{(method is null ? "" : $"method={method}&")}{(chat is null ? "" : $"chat={chat}")}")), Ct))!.OfType<JsonNode>()];

    /// <summary>The one file that came with a call.</summary>
    public static JsonNode File(JsonNode call) => Assert.Single(call["files"]!.AsObject()).Value!;

    public async Task<IReadOnlyList<string>> TextsAsync(long chat) => [.. (await MessagesAsync(chat)).Select(message => (string?)message["text"] ?? "")];

    protected override void Dispose(bool disposing)
    {
        if (disposing) learner.Dispose();
        base.Dispose(disposing);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("urls", "http://127.0.0.1:0").UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (key, value) in settings) builder.UseSetting(key, value);
    }

    static Uri Relative(string address) => new(address, UriKind.Relative);
}
