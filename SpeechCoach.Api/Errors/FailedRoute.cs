using Microsoft.AspNetCore.Diagnostics;

namespace SpeechCoach.Api.Errors;

static class FailedRoute
{
    /// <summary>The pattern of the route that threw. Not the path itself: that of a link opens what it leads to.</summary>
    // The request itself has lost its endpoint when an exception is handled.
    public static string Route(this HttpContext context) =>
        (context.Features.Get<IExceptionHandlerFeature>()?.Endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "";
}
