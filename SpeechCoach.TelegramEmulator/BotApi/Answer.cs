using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>What a call is answered with.</summary>
sealed record Answer(int Status, JsonObject Body, int? RetryAfter = null)
{
    public static Answer Ok(JsonNode? result) => new(StatusCodes.Status200OK, new JsonObject { ["ok"] = true, ["result"] = result });

    public static Answer Error(BotApiException error)
    {
        var body = new JsonObject { ["ok"] = false, ["error_code"] = error.Code, ["description"] = error.Message };
        if (error.RetryAfter is { } seconds) body["parameters"] = new JsonObject { ["retry_after"] = seconds };
        return new Answer(error.Code, body, error.RetryAfter);
    }
}
