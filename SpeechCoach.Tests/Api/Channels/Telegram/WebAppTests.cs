using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api.Channels.Telegram;

public sealed class WebAppTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    const long Chat = 42;

    readonly BotWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync(("Telegram:PublicAddress", "https://coach.example.org"), ("Telegram:Webhook", "false")));

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_button_under_the_report_opens_it_and_Telegrams_word_makes_the_browser_the_learners()
    {
        var recording = await SpokenAsync();
        var button = (await world.Telegram.MessagesAsync(Chat)).SelectMany(message => message["reply_markup"]?["inline_keyboard"]?.AsArray() ?? [])
            .SelectMany(row => row!.AsArray()).Single(each => each!["web_app"] is not null);
        Assert.Equal($"https://coach.example.org/telegram/app?recording={recording}", (string?)button!["web_app"]!["url"]);

        var cookies = new CookieContainer();
        using var browser = world.Apis.Api.Client(cookies);
        Assert.Contains("telegram-app.js", await browser.GetStringAsync(new Uri("/telegram/app", UriKind.Relative), ApiWorld.Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await SeesAsync(browser, recording));
        Assert.Equal(HttpStatusCode.NoContent, await EnterAsync(browser, Signed(Chat)));
        Assert.Equal(HttpStatusCode.OK, await SeesAsync(browser, recording));
        // Once more changes nothing.
        Assert.Equal(HttpStatusCode.NoContent, await EnterAsync(browser, Signed(Chat)));

        // The link stands in the account, not in what Redis remembers.
        var account = await Accounts.GetOrCreateAsync("telegram", "42", ApiWorld.Ct);
        Assert.Equal(["telegram", "web"], account.Links.Select(link => link.Channel));
        await world.Apis.Redis.GetDatabase().ExecuteAsync("FLUSHALL");
        Assert.Equal(account.Learner, (await Accounts.GetOrCreateAsync("web", account.Links[1].ExternalId, ApiWorld.Ct)).Learner);
    }

    [Fact]
    public async Task What_Telegram_did_not_say_or_said_too_long_ago_opens_nothing()
    {
        var now = TimeProvider.System.GetUtcNow();
        var good = Signed(Chat);
        string?[] bad =
        [
            null, "", "nonsense", "hash=", good.Replace("%3A42%2C", "%3A43%2C", StringComparison.Ordinal), good + "&extra=1", good.Replace("hash=", "hash=0", StringComparison.Ordinal),
            Signed(Chat, token: "4242:another"), Signed(Chat, now.AddMinutes(-16)), Signed(Chat, now.AddMinutes(5)), Signed(0), good + "&" + good, new string('a', 5000),
        ];
        using var browser = world.Apis.Api.Client(new CookieContainer());
        foreach (var data in bad) Assert.Equal(HttpStatusCode.Unauthorized, await EnterAsync(browser, data));
        Assert.Equal(HttpStatusCode.NoContent, await EnterAsync(browser, good));
    }

    [Fact]
    public async Task A_browser_with_recordings_of_its_own_keeps_them()
    {
        await SpokenAsync();
        using var browser = world.Apis.Api.Client(new CookieContainer());
        var own = await browser.AcceptedAsync();
        Assert.Equal(HttpStatusCode.Conflict, await EnterAsync(browser, Signed(Chat)));
        using var seen = await browser.GetAsync(own, ApiWorld.Ct);
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
    }

    [Fact]
    public async Task After_a_deletion_in_the_chat_the_browser_is_nobodys()
    {
        var recording = await SpokenAsync();
        using var browser = world.Apis.Api.Client(new CookieContainer());
        await EnterAsync(browser, Signed(Chat));

        await world.Telegram.SayAsync(Chat, "/delete");
        await world.PressAsync(Chat, "Yes, delete everything");
        await world.SaysAsync(Chat, "Everything is deleted");

        Assert.Equal(HttpStatusCode.NotFound, await SeesAsync(browser, recording));
        Assert.Empty(await world.Apis.ObjectsAsync("accounts/"));
    }

    AccountStore Accounts => world.Apis.Api.Services.GetRequiredService<AccountStore>();

    async Task<string> SpokenAsync()
    {
        await world.Telegram.SpeakAsync(Chat, ApiRequests.OtherSound);
        var claimed = await world.ClaimAsync();
        await world.Apis.Worker.FinishAsync(claimed);
        await world.SaysAsync(Chat, "72 of 100");
        return claimed.Task.Recording.ToString();
    }

    static async Task<HttpStatusCode> SeesAsync(HttpClient browser, string recording)
    {
        using var answer = await browser.GetAsync(new Uri($"/api/recordings/{recording}", UriKind.Relative), ApiWorld.Ct);
        return answer.StatusCode;
    }

    static async Task<HttpStatusCode> EnterAsync(HttpClient browser, string? data)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/telegram/session");
        if (data is not null) request.Headers.TryAddWithoutValidation("X-Telegram-Init-Data", data);
        using var answer = await browser.SendAsync(request, ApiWorld.Ct);
        return answer.StatusCode;
    }

    /// <summary>As Telegram signs it: its documentation, "Validating data received via the Mini App".</summary>
    static string Signed(long user, DateTimeOffset? at = null, string token = BotWorld.Token)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["query_id"] = "AAH",
            ["user"] = $$"""{"id":{{user}},"first_name":"Zoë & <b>","language_code":"en"}""",
            ["auth_date"] = (at ?? TimeProvider.System.GetUtcNow()).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        };
        var key = HMACSHA256.HashData("WebAppData"u8, Encoding.UTF8.GetBytes(token));
        var hash = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Join('\n', fields.Select(field => $"{field.Key}={field.Value}")))));
        return string.Join('&', fields.Append(new("hash", hash)).Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
    }
}
