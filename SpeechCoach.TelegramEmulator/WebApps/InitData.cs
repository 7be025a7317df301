using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SpeechCoach.TelegramEmulator;

/// <summary>What Telegram tells a Mini App of the learner who opened it, signed with the bot's token.</summary>
sealed class InitData(BotToken token, TimeProvider time)
{
    static readonly JsonSerializerOptions plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The query string that the app finds as <c>Telegram.WebApp.initData</c>; null while no bot has called.</summary>
    public string? For(Chat chat)
    {
        if (token.Value is not { } secret) return null;
        var user = chat.Person.AsUser(chat.Id);
        user.Remove("is_bot");
        user["allows_write_to_pm"] = true;
        return Signed(secret, new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["auth_date"] = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["query_id"] = $"AAH{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(15))}",
            ["user"] = user.ToJsonString(plain),
        });
    }

    static string Signed(string token, SortedDictionary<string, string> fields)
    {
        var lines = string.Join('\n', fields.Select(field => $"{field.Key}={field.Value}"));
        var key = HMACSHA256.HashData("WebAppData"u8, Encoding.UTF8.GetBytes(token));
        var hash = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(lines)));
        return string.Join('&', fields.Append(new("hash", hash)).Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
    }
}
