using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using SpeechCoach.Tests.Api.Channels.Telegram;
using Telegram.Bot;
using Telegram.Bot.Types.ReplyMarkups;

namespace SpeechCoach.Tests.Telegram.Emulator;

/// <summary>Mini Apps: opened by a button that is there, with what Telegram tells them.</summary>
public sealed class WebAppTests : IAsyncDisposable
{
    const long Chat = 8;
    const string Token = "7:token";
    const string App = "http://127.0.0.1:5080/report?id=1";

    readonly EmulatorInstance emulator = new();
    readonly TelegramBotClient bot;
    readonly HttpClient phone;

    public WebAppTests()
    {
        bot = new(new TelegramBotClientOptions(Token, emulator.Address.ToString().TrimEnd('/')));
        phone = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = emulator.Address };
    }

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        phone.Dispose();
        await emulator.DisposeAsync();
    }

    [Fact]
    public async Task A_button_opens_its_app_with_data_that_the_token_signed()
    {
        await emulator.SayAsync(Chat, "/start");
        var sent = await bot.SendMessage(Chat, "Your report", replyMarkup: InlineKeyboardButton.WithWebApp("Open", new() { Url = App }), cancellationToken: Ct);

        var address = await OpenAsync(sent.Id, App);

        Assert.StartsWith($"{App}#tgWebAppData=", address, StringComparison.Ordinal);
        var data = QueryHelpers.ParseQuery(QueryHelpers.ParseQuery(new Uri(address!).Fragment[1..])["tgWebAppData"]);
        var now = TimeProvider.System.GetUtcNow();
        Assert.Equal(Chat, (long)JsonNode.Parse(data["user"]!)!["id"]!);
        Assert.InRange(long.Parse(data["auth_date"]!, System.Globalization.CultureInfo.InvariantCulture), now.AddMinutes(-1).ToUnixTimeSeconds(), now.ToUnixTimeSeconds());
        // As https://core.telegram.org/bots/webapps tells an app to verify it.
        var lines = string.Join('\n', data.Where(field => field.Key != "hash").OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}"));
        var secret = HMACSHA256.HashData("WebAppData"u8, Encoding.UTF8.GetBytes(Token));
        Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(lines))), data["hash"].ToString());
    }

    [Fact]
    public async Task Where_no_button_leads_nothing_is_signed()
    {
        await emulator.SayAsync(Chat, "/start");
        var sent = await bot.SendMessage(Chat, "Your report", replyMarkup: InlineKeyboardButton.WithWebApp("Open", new() { Url = App }), cancellationToken: Ct);

        Assert.Null(await OpenAsync(sent.Id, "http://127.0.0.1:5080/other"));
        Assert.Null(await OpenAsync(null, App));
        await bot.SetChatMenuButton(menuButton: new global::Telegram.Bot.Types.MenuButtonWebApp { Text = "Open", WebApp = new() { Url = App } }, cancellationToken: Ct);
        Assert.NotNull(await OpenAsync(null, App));
    }

    async Task<string?> OpenAsync(int? message, string app)
    {
        var query = QueryString.Create([new("url", app), .. message is { } id ? (KeyValuePair<string, string?>[])[new("message", $"{id}")] : []]);
        using var answer = await phone.GetAsync(new Uri($"/chats/{Chat}/web-app{query}", UriKind.Relative), Ct);
        return answer.StatusCode == HttpStatusCode.Found ? answer.Headers.Location!.OriginalString : null;
    }
}
