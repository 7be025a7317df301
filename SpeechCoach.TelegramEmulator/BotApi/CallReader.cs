using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>Reads a call as the Bot API takes it: from the query, a form, multipart or JSON, in any mixture.</summary>
static class CallReader
{
    public static async Task<Call> ReadAsync(string method, HttpRequest request, EmulatorOptions options, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var files = new Dictionary<string, UploadedFile>(StringComparer.Ordinal);
        foreach (var (name, value) in request.Query) fields[name] = value.ToString();

        if (request.HasFormContentType)
            await ReadFormAsync(request, fields, files, options.LargestUpload, cancellationToken);
        else if (request.HasJsonContentType())
            await ReadJsonAsync(request, fields, cancellationToken);
        return new Call(method, fields, files);
    }

    /// <summary>The members of an object as the fields of a call.</summary>
    public static Dictionary<string, string> Fields(JsonObject body) => body
        .Where(member => member.Value is not null)
        .ToDictionary(
            member => member.Key,
            member => member.Value!.GetValueKind() == JsonValueKind.String ? (string)member.Value! : member.Value.ToJsonString(),
            StringComparer.Ordinal);

    static async Task ReadFormAsync(
        HttpRequest request, Dictionary<string, string> fields, Dictionary<string, UploadedFile> files, long largest, CancellationToken cancellationToken)
    {
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(cancellationToken);
        }
        catch (InvalidDataException)
        {
            throw BotApiException.BadRequest("can't parse the form");
        }

        foreach (var (name, value) in form) fields[name] = value.ToString();
        foreach (var file in form.Files)
        {
            if (file.Length > largest) throw BotApiException.TooLarge();
            using var content = new MemoryStream();
            await file.CopyToAsync(content, cancellationToken);
            files[file.Name] = new UploadedFile(file.FileName, file.ContentType, content.ToArray());
        }
    }

    static async Task ReadJsonAsync(HttpRequest request, Dictionary<string, string> fields, CancellationToken cancellationToken)
    {
        if (request.ContentLength == 0) return;
        try
        {
            if (await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken) is not JsonObject body)
                throw BotApiException.BadRequest("expected a JSON object");
            foreach (var (name, value) in Fields(body)) fields[name] = value;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw BotApiException.BadRequest("can't parse JSON object");
        }
    }
}
