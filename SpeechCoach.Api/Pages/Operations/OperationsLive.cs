using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using SpeechCoach.Api.Operations;
using SpeechCoach.Api.Pages.Shell;
using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Api.Pages.Operations;

/// <summary>The operator's board as it changes: written here as the page was, and put in its place by a script.</summary>
sealed class OperationsLive(
    OperationsReader reader, IConnectionMultiplexer redis, IServiceScopeFactory scopes, ILoggerFactory loggers, IHostApplicationLifetime life, TimeProvider time)
{
    const string Board = "board";
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    static readonly TimeSpan AtLeast = TimeSpan.FromMilliseconds(300);

    /// <summary>The board now, at once when recordings come in or end, and every two seconds, until the service stops: a board that is open holds that up no longer.</summary>
    public async IAsyncEnumerable<SseItem<string>> FollowAsync(Phrases texts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var nudge = await SubscribeAsync(cancellationToken);
        using var until = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, life.ApplicationStopping);
        while (!until.IsCancellationRequested)
        {
            yield return new(await WriteAsync(texts, cancellationToken), Board) { ReconnectionInterval = Pause };
            // However many come in a second, nobody reads more than three boards of it.
            await Task.Delay(AtLeast, time, until.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await (nudge?.WaitAsync(Pause - AtLeast, time, until.Token) ?? Task.Delay(Pause - AtLeast, time, until.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>The wake-up; none where Redis is away, which is just what the board shows then.</summary>
    async Task<Nudge?> SubscribeAsync(CancellationToken cancellationToken)
    {
        try
        {
            return redis.IsConnected ? await Nudge.SubscribeAsync(redis, NudgeNames.Tasks, cancellationToken) : null;
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            return null;
        }
    }

    async Task<string> WriteAsync(Phrases texts, CancellationToken cancellationToken)
    {
        var snapshot = await reader.ReadAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Visitor>().Texts = texts;
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var board = await renderer.RenderComponentAsync<OperationsBoard>(ParameterView.FromDictionary(
                new Dictionary<string, object?> { [nameof(OperationsBoard.Snapshot)] = snapshot }));
            return board.ToHtmlString();
        });
    }
}
