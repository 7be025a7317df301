using System.Globalization;
using Microsoft.Extensions.Options;

namespace SpeechCoach.TelegramEmulator;

/// <summary>The Bot API as a bot calls it: <c>/bot{token}/{method}</c>, and its files.</summary>
static class BotApiEndpoints
{
    public static void MapBotApi(this IEndpointRouteBuilder app)
    {
        string[] methods = [HttpMethods.Get, HttpMethods.Post];
        app.MapMethods("/bot{token}/{method}", methods, CallAsync);
        app.MapMethods("/bot{token}", methods, () => Write(Answer.Error(BotApiException.NotFound())));
        app.MapGet("/file/bot{token}/{**path}", File);
    }

    static async Task<IResult> CallAsync(
        string token, string method, HttpContext context, BotToken bot, CallHandler calls, IOptions<EmulatorOptions> options, CancellationToken cancellationToken)
    {
        try
        {
            bot.Check(token);
            var call = await CallReader.ReadAsync(method.ToLowerInvariant(), context.Request, options.Value, cancellationToken);
            var answer = await calls.HandleAsync(call, cancellationToken);
            if (answer is not null) return Write(answer, context.Response);
            context.Abort();
            return Results.Empty;
        }
        catch (BotApiException error)
        {
            return Write(Answer.Error(error), context.Response);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Write(Answer.Error(BotApiException.TooLarge()), context.Response);
        }
    }

    static IResult File(string token, string path, BotToken bot, FileStore files, IOptions<EmulatorOptions> options)
    {
        try
        {
            bot.Check(token);
        }
        catch (BotApiException)
        {
            return Write(Answer.Error(BotApiException.NotFound()));
        }
        return files.FindByPath(path) is { Content: { } content } && content.Length <= options.Value.LargestDownload
            ? Results.Bytes(content, "application/octet-stream")
            : Write(Answer.Error(BotApiException.NotFound()));
    }

    static IResult Write(Answer answer, HttpResponse? response = null)
    {
        if (answer.RetryAfter is { } seconds) response?.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Results.Json(answer.Body, statusCode: answer.Status);
    }
}
