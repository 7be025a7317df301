using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using SpeechCoach.Api.Errors;
using SpeechCoach.Api.Operations;

namespace SpeechCoach.Api.Limits;

/// <summary>
/// Counts what is tried as the operator's key, in the form or, where it is wrong, in the header. An address that has tried too often is told to wait
/// whatever it sends: else it could go on until it is not.
/// </summary>
sealed class GuessLimit(OperatorDoor door, IOptions<RateLimitOptions> options) : IMiddleware, IDisposable
{
    readonly PartitionedRateLimiter<string> limiter =
        PartitionedRateLimiter.Create<string, string>(address => RateLimits.Partition(address, options.Value.Guesses));

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!BrowserErrors.IsShown(context) && Permits(context.Request) is { } permits)
        {
            using var lease = limiter.AttemptAcquire(context.Address(), permits);
            if (!lease.IsAcquired)
            {
                await context.RejectAsync(lease);
                return;
            }
        }

        await next(context);
    }

    public void Dispose() => limiter.Dispose();

    // The operator's programs ask as often as they like; that none is left is told for no permit, too.
    int? Permits(HttpRequest request) =>
        !door.Exists ? null
        : HttpMethods.IsPost(request.Method) && request.Path == OperatorDoor.EnterPath ? 1
        : !request.Headers.ContainsKey(OperatorDoor.KeyHeader) ? null
        : door.IsOpenTo(request) ? 0 : 1;
}
