using SpeechCoach.Api.Errors;

namespace SpeechCoach.Api.Identity;

/// <summary>
/// Refuses a write that another site made the learner's browser send. Browsers say where a request comes from;
/// what says nothing of it is no browser, and what brings a key does not rest on the cookie.
/// </summary>
sealed class CrossOriginGuard(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (IsSafe(context.Request.Method) || Caller.From(context.User) is { IsProgram: true } || IsOwn(context.Request))
        {
            await next(context);
            return;
        }

        await Problems.WriteAsync(
            context, StatusCodes.Status403Forbidden, ProblemCode.AnotherSite, "Another site may not send this for you. Programs send an X-Api-Key.");
    }

    static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    static bool IsOwn(HttpRequest request)
    {
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out var site)) return site.ToString() is "same-origin" or "none";
        return !request.Headers.TryGetValue("Origin", out var origin)
            || string.Equals(origin.ToString(), $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
