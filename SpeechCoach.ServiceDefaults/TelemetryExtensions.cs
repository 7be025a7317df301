using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace SpeechCoach.ServiceDefaults;

static partial class TelemetryExtensions
{
    /// <summary>Traces, metrics and logs of the service, sent to the OTLP endpoint where one is set.</summary>
    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        var service = builder.Configuration["OTEL_SERVICE_NAME"] ?? builder.Environment.ApplicationName;
        // A made-up instance would hide the one that the environment names.
        var named = builder.Configuration["OTEL_RESOURCE_ATTRIBUTES"]?.Contains("service.instance.id=", StringComparison.Ordinal) ?? false;
        // What the Redis client and the web server say of each connection and request hides what the services say.
        builder.Logging.AddFilter("StackExchange.Redis", LogLevel.Warning).AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });

        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(service, autoGenerateServiceInstanceId: !named))
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter("SpeechCoach.*"))
            .WithTracing(tracing => tracing
                .AddAspNetCoreInstrumentation(options =>
                {
                    options.Filter = context => !IsHealthCheck(context.Request.Path);
                    options.EnrichWithHttpRequest = HideLink;
                })
                .AddHttpClientInstrumentation(options => options.EnrichWithHttpRequestMessage = HideBotToken)
                .AddSource("SpeechCoach.*"));

        if (!string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            telemetry.UseOtlpExporter();
    }

    // Telegram's token stands in the path, which the instrumentation keeps; it hides the query only.
    static void HideBotToken(Activity activity, HttpRequestMessage request)
    {
        if (request.RequestUri is { } address && BotToken().IsMatch(address.AbsolutePath))
            activity.SetTag("url.full", BotToken().Replace(address.GetLeftPart(UriPartial.Path), "/bot(token)"));
    }

    // Who has the path of a link can listen, or read.
    static void HideLink(Activity activity, Microsoft.AspNetCore.Http.HttpRequest request)
    {
        foreach (var place in (string[])["/audio", "/shared"])
            if (request.Path.StartsWithSegments(place)) activity.SetTag("url.path", $"{place}/(token)");
    }

    [GeneratedRegex("/bot[^/]+")]
    private static partial Regex BotToken();

    static bool IsHealthCheck(Microsoft.AspNetCore.Http.PathString path) =>
        path.StartsWithSegments("/health") || path.StartsWithSegments("/alive");
}
