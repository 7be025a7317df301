using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using SpeechCoach.Api.Identity;

namespace SpeechCoach.Api.Limits;

static class RateLimits
{
    /// <summary>The policy of requests that bring sound.</summary>
    public const string Uploads = "uploads";

    /// <summary>The policy of requests that try a key.</summary>
    public const string Guesses = "guesses";

    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static IHostApplicationBuilder AddRateLimits(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<RateLimitOptions>().BindConfiguration("RateLimits").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddOptions<RateLimiterOptions>().Configure<IOptions<RateLimitOptions>>((limiter, options) =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Requests(context, options.Value));
            limiter.AddPolicy(Uploads, context => UploadsOf(context, options.Value));
            limiter.AddPolicy(Guesses, context => Partition(Address(context), options.Value.Guesses));
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = RejectAsync;
        });
        return builder;
    }

    static RateLimitPartition<string> Requests(HttpContext context, RateLimitOptions options) => IsProbe(context.Request.Path)
        ? RateLimitPartition.GetNoLimiter("")
        : Partition(Caller.From(context.User) is { HasKey: true } caller ? caller.Channel : Address(context), options.Requests);

    static RateLimitPartition<string> UploadsOf(HttpContext context, RateLimitOptions options) => Caller.From(context.User) switch
    {
        { HasKey: true } caller => Partition(caller.Channel, options.UploadsPerKey),
        { } caller => Partition($"{caller.Channel} {caller.ExternalId}", options.UploadsPerLearner),
        null => Partition(Address(context), options.UploadsPerNewcomerAddress),
    };

    static RateLimitPartition<string> Partition(string name, int permits) => RateLimitPartition.GetSlidingWindowLimiter(
        name, _ => new() { PermitLimit = permits, Window = Window, SegmentsPerWindow = 6, QueueLimit = 0 });

    // Who watches over the service is never told to wait.
    static bool IsProbe(PathString path) => path == "/health" || path == "/alive";

    static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    static async ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var context = rejected.HttpContext;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await context.RequestServices.GetRequiredService<IProblemDetailsService>().TryWriteAsync(new()
        {
            HttpContext = context,
            ProblemDetails = { Status = StatusCodes.Status429TooManyRequests, Detail = "That was too often. Wait a little, then go on." },
        });
    }
}
