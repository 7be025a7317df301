using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SpeechCoach.Tests.Telegram.Emulator;

/// <summary>A bot with a webhook: notes what comes and answers as it is told.</summary>
sealed class HookedBot : IAsyncDisposable
{
    readonly WebApplication app;

    HookedBot(WebApplication app) => this.app = app;

    public ConcurrentQueue<(int Update, long Chat, string? Secret)> Received { get; } = [];

    /// <summary>What the next deliveries are answered with; 200 and nothing where none is left.</summary>
    public ConcurrentQueue<IResult> Answers { get; } = [];

    /// <summary>The answer to one chat's updates waits for this.</summary>
    public ConcurrentDictionary<long, Task> Waits { get; } = [];

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/hook";

    public static async Task<HookedBot> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var bot = new HookedBot(app);
        app.MapPost("/hook", bot.TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return bot;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    async Task<IResult> TakeAsync(JsonObject update, HttpRequest request)
    {
        var chat = (long)update["message"]!["chat"]!["id"]!;
        Received.Enqueue(((int)update["update_id"]!, chat, request.Headers["X-Telegram-Bot-Api-Secret-Token"]));
        if (Waits.TryGetValue(chat, out var wait)) await wait;
        return Answers.TryDequeue(out var answer) ? answer : Results.Ok();
    }
}
