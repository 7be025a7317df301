using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using SpeechCoach.Api.Errors;
using SpeechCoach.Api.Identity;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Limits;

static class RateLimits
{
    /// <summary>The policy of requests that bring sound.</summary>
    public const string Uploads = "uploads";

    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static IHostApplicationBuilder AddRateLimits(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<RateLimitOptions>("RateLimits");
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddOptions<RateLimiterOptions>().Configure<IOptions<RateLimitOptions>>((limiter, options) =>
        {
            limiter.AddPolicy(Uploads, context => UploadsOf(context, options.Value));
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) => new(rejected.HttpContext.RejectAsync(rejected.Lease));
        });
        builder.Services.AddSingleton<RequestLimit>();
        builder.Services.AddSingleton<GuessLimit>();
        return builder;
    }

    /// <summary>Before identity: a wrong key counts, too.</summary>
    public static WebApplication UseRequestLimit(this WebApplication app)
    {
        app.UseMiddleware<RequestLimit>();
        return app;
    }

    /// <summary>Behind identity: an upload counts for who sends it, and what another site sends for nobody.</summary>
    public static WebApplication UseRateLimits(this WebApplication app)
    {
        app.UseRateLimiter();
        app.UseMiddleware<GuessLimit>();
        return app;
    }

    public static RateLimitPartition<string> Partition(string name, int permits) => RateLimitPartition.GetSlidingWindowLimiter(
        name, _ => new() { PermitLimit = permits, Window = Window, SegmentsPerWindow = 6, QueueLimit = 0 });

    /// <summary>The address that a request comes from, as it is counted.</summary>
    public static string Address(this HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>Asks to come back later; whoever reads pages, by the page that is written behind this.</summary>
    public static async Task RejectAsync(this HttpContext context, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (BrowserErrors.WantsPage(context)) return;
        await Problems.WriteAsync(context, context.Response.StatusCode, ProblemCode.TooOften, "That was too often. Wait a little, then go on.");
    }

    static RateLimitPartition<string> UploadsOf(HttpContext context, RateLimitOptions options) => Caller.From(context.User) switch
    {
        { HasKey: true } caller => Partition(caller.Channel, options.UploadsPerKey),
        { } caller => Partition($"{caller.Channel} {caller.ExternalId}", options.UploadsPerLearner),
        null => Partition(context.Address(), options.UploadsPerNewcomerAddress),
    };
}
