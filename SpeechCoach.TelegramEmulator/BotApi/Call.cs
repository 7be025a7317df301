using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>
/// One call of a method. However its fields came (query, form, multipart, JSON), they are texts: what JSON has as an
/// object or array stands here as its JSON.
/// </summary>
sealed class Call(string method, IReadOnlyDictionary<string, string> fields, IReadOnlyDictionary<string, UploadedFile> files)
{
    public string Method => method;

    public IReadOnlyDictionary<string, string> Fields => fields;

    public IReadOnlyDictionary<string, UploadedFile> Files => files;

    /// <summary>A text, empty where it is missing.</summary>
    public string Text(string name) => fields.GetValueOrDefault(name, "");

    /// <summary>A whole number, read as leniently as the real server reads it: anything else is the default.</summary>
    public int Integer(string name, int otherwise = 0, int least = int.MinValue, int most = int.MaxValue) =>
        long.TryParse(Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? (int)Math.Clamp(value, least, most) : otherwise;

    public long Long(string name) =>
        long.TryParse(Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : 0;

    public bool Flag(string name) => Text(name).Trim().ToUpperInvariant() is "TRUE" or "YES" or "1";

    /// <summary>A field that is JSON; null where it is missing.</summary>
    public JsonNode? Json(string name, string what)
    {
        if (Text(name) is not { Length: > 0 } text) return null;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            throw BotApiException.BadRequest($"can't parse {what} JSON object");
        }
    }
}
