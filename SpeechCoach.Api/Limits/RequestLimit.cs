using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using SpeechCoach.Api.Errors;
using SpeechCoach.Api.Identity;

namespace SpeechCoach.Api.Limits;

/// <summary>Counts requests of any kind, those with a wrong key too, before any server is asked who sends them.</summary>
sealed class RequestLimit(IOptions<RateLimitOptions> options) : IMiddleware, IDisposable
{
    readonly PartitionedRateLimiter<string> limiter =
        PartitionedRateLimiter.Create<string, string>(sender => RateLimits.Partition(sender, options.Value.Requests));

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        // What is shown of a refusal is no request of its own.
        if (!IsSpared(context) && !BrowserErrors.IsShown(context))
        {
            using var lease = limiter.AttemptAcquire(await SenderAsync(context));
            if (!lease.IsAcquired)
            {
                await context.RejectAsync(lease);
                return;
            }
        }

        await next(context);
    }

    public void Dispose() => limiter.Dispose();

    // Who watches over the service is never told to wait, nor who comes for everybody.
    static bool IsSpared(HttpContext context) =>
        context.Request.Path == "/health" || context.Request.Path == "/alive" || context.GetEndpoint()?.Metadata.GetMetadata<DisableRateLimitingAttribute>() is not null;

    // An integrator's key is known here; a learner's would have to be looked for.
    static async Task<string> SenderAsync(HttpContext context) =>
        context.Request.Headers.ContainsKey(ApiKeyHandler.KeyHeader)
            && (await context.AuthenticateAsync(ApiKeyHandler.SchemeName)).Principal is { } integrator
            && Caller.From(integrator) is { } caller
            ? caller.Channel
            : context.Address();
}
