namespace SpeechCoach.TelegramEmulator;

/// <summary>An answer that is not <c>ok</c>: code, description, and how long to wait where that is the remedy.</summary>
sealed class BotApiException(int code, string description, int? retryAfter = null) : Exception(description)
{
    public int Code => code;

    public int? RetryAfter => retryAfter;

    public static BotApiException BadRequest(string what) => new(StatusCodes.Status400BadRequest, $"Bad Request: {what}");

    public static BotApiException Unauthorized(string? why = null) =>
        new(StatusCodes.Status401Unauthorized, why is null ? "Unauthorized" : $"Unauthorized: {why}");

    public static BotApiException Forbidden(string why) => new(StatusCodes.Status403Forbidden, $"Forbidden: {why}");

    public static BotApiException NotFound(string? what = null) =>
        new(StatusCodes.Status404NotFound, what is null ? "Not Found" : $"Not Found: {what}");

    public static BotApiException Conflict(string why) => new(StatusCodes.Status409Conflict, $"Conflict: {why}");

    public static BotApiException TooLarge() => new(StatusCodes.Status413PayloadTooLarge, "Request Entity Too Large");

    public static BotApiException TooMany(int retryAfter) => new(
        StatusCodes.Status429TooManyRequests,
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Too Many Requests: retry after {retryAfter}"),
        retryAfter);
}
