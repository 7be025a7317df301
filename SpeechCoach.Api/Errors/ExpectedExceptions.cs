using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using StackExchange.Redis;

namespace SpeechCoach.Api.Errors;

/// <summary>Exceptions that say something to the sender: a server is away, or the request was not one.</summary>
sealed partial class ExpectedExceptions(ILogger<ExpectedExceptions> logger) : IExceptionHandler
{
    const string RetryAfterSeconds = "5";

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        switch (exception)
        {
            case BadHttpRequestException bad:
                context.Response.StatusCode = bad.StatusCode;
                return await WriteAsync(context, ProblemCode.Unreadable, bad.InnerException is JsonException ? "The body is not the JSON that is asked for here." : bad.Message);
            case RedisException or TimeoutException or StoreAwayException or HttpRequestException or IOException:
                Log.Away(logger, exception, context.Route());
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.Response.Headers.RetryAfter = RetryAfterSeconds;
                return await WriteAsync(context, ProblemCode.Away, "A server that is needed for this does not answer. Try again in a moment.");
            case OperationCanceledException when context.RequestAborted.IsCancellationRequested:
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
                return true;
            default:
                return false;
        }
    }

    static async ValueTask<bool> WriteAsync(HttpContext context, ProblemCode code, string detail) =>
        BrowserErrors.WantsPage(context) || await Problems.WriteAsync(context, context.Response.StatusCode, code, detail);

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A server is away, so {Path} cannot be served")]
        public static partial void Away(ILogger logger, Exception exception, string path);
    }
}
