using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SpeechCoach.Tests.Infrastructure;

/// <summary>Receives OTLP over HTTP as a collector would, and keeps the spans.</summary>
sealed class OtlpReceiver : IAsyncDisposable
{
    readonly WebApplication app;

    OtlpReceiver(WebApplication app) => this.app = app;

    public string Endpoint => app.Urls.Single();

    public ConcurrentQueue<OtlpSpan> Spans { get; } = new();

    /// <summary>Everything received, spans, logs and metrics, as it came: to look for what must not be in it.</summary>
    public ConcurrentQueue<byte[]> Bodies { get; } = new();

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new OtlpReceiver(app);
        app.MapPost("/v1/traces", receiver.ReceiveAsync);
        app.MapPost("/v1/{other}", receiver.KeepAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        foreach (var span in OtlpSpan.Parse(await ReadAsync(request))) Spans.Enqueue(span);
        return Results.Ok();
    }

    async Task<IResult> KeepAsync(HttpRequest request)
    {
        await ReadAsync(request);
        return Results.Ok();
    }

    async Task<byte[]> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        Bodies.Enqueue(body.ToArray());
        return body.ToArray();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
