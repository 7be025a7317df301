using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;
using SpeechCoach.Api.Identity;

namespace SpeechCoach.Api.Errors;

/// <summary>Whoever reads pages is told by a page what went wrong; programs get ProblemDetails.</summary>
sealed partial class BrowserErrors(ILogger<BrowserErrors> logger) : IExceptionHandler
{
    public const string Page = "/problem/{0}";

    /// <summary>Whether a browser asks for something to show, as against a script or a program, which alone brings a key.</summary>
    public static bool WantsPage(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsPost(context.Request.Method))
        && !context.Request.Path.StartsWithSegments("/api")
        && !IdentityExtensions.BringsKey(context.Request)
        && context.Request.Headers[HeaderNames.Accept].ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the request goes its way once more, to the page that says what came of it.</summary>
    public static bool IsShown(HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    // The expected ones have been seen to; the page itself is written behind this, by the status.
    public ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (!WantsPage(context)) return ValueTask.FromResult(false);
        Log.Failed(logger, exception, context.Route());
        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        return ValueTask.FromResult(true);
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Path} could not be shown")]
        public static partial void Failed(ILogger logger, Exception exception, string path);
    }
}
