using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>
/// Reads what Telegram tells a Mini App of whoever opened it. It is signed with a key made from the bot's token; the signature is compared in constant
/// time, and what is old is no proof any more.
/// </summary>
sealed class InitDataReader(IOptions<TelegramOptions> options, TimeProvider time)
{
    const int Longest = 4096;
    const string Hash = "hash";
    static readonly TimeSpan skew = TimeSpan.FromMinutes(1);

    readonly byte[] key = HMACSHA256.HashData("WebAppData"u8, Encoding.UTF8.GetBytes(options.Value.Token));

    /// <summary>The user's id; null where it is not Telegram that says so, or said so too long ago.</summary>
    public long? UserOf(string? initData)
    {
        if (initData is not { Length: > 0 and <= Longest }) return null;
        var fields = QueryHelpers.ParseQuery(initData);
        if (fields.Any(field => field.Value.Count != 1) || !fields.Remove(Hash, out var shown)) return null;

        var lines = string.Join('\n', fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}"));
        var hash = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(lines)));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(hash), Encoding.UTF8.GetBytes(shown.ToString())) && IsRecent(fields.GetValueOrDefault("auth_date").ToString())
            ? Id(fields.GetValueOrDefault("user").ToString())
            : null;
    }

    bool IsRecent(string seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var unix) && unix <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            && time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(unix) is var age && age <= options.Value.InitDataAge && age >= -skew;

    static long? Id(string user)
    {
        try
        {
            using var json = JsonDocument.Parse(user);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("id", out var id)
                && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var value) && value > 0
                ? value
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
