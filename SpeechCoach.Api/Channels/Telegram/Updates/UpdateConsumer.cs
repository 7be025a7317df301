using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>
/// Answers updates: many chats at once, each in its order. One whose answering failed or was cut off comes again, to whichever instance is there.
/// </summary>
sealed partial class UpdateConsumer(
    UpdateInbox inbox, Conversation conversation, IConnectionMultiplexer redis, IOptions<TelegramOptions> options, TimeProvider time, ILogger<UpdateConsumer> logger)
    : BackgroundService
{
    // Chats that are answered at once, and chats of which an update is held here: those that Telegram asks to wait for are held and not answered.
    const int AtOnce = 64, MostHeld = 4096;
    static readonly TimeSpan sweep = TimeSpan.FromSeconds(1);

    readonly ConcurrentDictionary<RedisValue, Task> underWay = new();
    readonly Dictionary<long, Task> lastOfChat = [];
    readonly SemaphoreSlim places = new(AtOnce);

    int Room => Math.Min(places.CurrentCount, MostHeld - underWay.Count);

    public override void Dispose()
    {
        places.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var keeping = KeepAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var nudge = await Nudge.SubscribeAsync(redis, NudgeNames.TelegramUpdates, stoppingToken);
                await ReadAsync(nudge, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception e)
            {
                Log.Away(logger, e.GetType().Name, e.Message);
                await Task.Delay(sweep, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await keeping;
        await Task.WhenAll(underWay.Values);
    }

    async Task ReadAsync(Nudge nudge, CancellationToken stoppingToken)
    {
        var cursor = (RedisValue)"0-0";
        while (true)
        {
            var room = Room;
            var entries = room > 0 ? await inbox.ReadAsync(room, stoppingToken) : [];
            foreach (var entry in entries) Begin(entry, again: false, stoppingToken);

            room = Room;
            if (room > 0)
            {
                var stale = await inbox.ReclaimAsync(options.Value.ClaimAfter, cursor, room, stoppingToken);
                foreach (var entry in stale.ClaimedEntries.Where(entry => !entry.IsNull && !underWay.ContainsKey(entry.Id))) Begin(entry, again: true, stoppingToken);
                cursor = stale.NextStartId;
            }

            if (entries.Length == 0) await WaitAsync(nudge, stoppingToken);
        }
    }

    /// <summary>Until there is something new, or room for it.</summary>
    async Task WaitAsync(Nudge nudge, CancellationToken stoppingToken)
    {
        if (Room > 0)
        {
            await nudge.WaitAsync(sweep, time, stoppingToken);
        }
        else if (underWay.Count < MostHeld)
        {
            await places.WaitAsync(stoppingToken);
            places.Release();
        }
        else
        {
            await Task.WhenAny(underWay.Values).WaitAsync(stoppingToken);
        }
    }

    void Begin(StreamEntry entry, bool again, CancellationToken stoppingToken)
    {
        if (Parse(entry) is not { } update)
        {
            Log.Unreadable(logger, entry.Id.ToString());
            _ = inbox.EndAsync(entry, stoppingToken);
            return;
        }

        foreach (var chat in lastOfChat.Where(chat => chat.Value.IsCompleted).Select(chat => chat.Key).ToList()) lastOfChat.Remove(chat);
        var before = lastOfChat.GetValueOrDefault(update.Chat, Task.CompletedTask);
        var answering = AnswerAsync(before, entry, update, again, stoppingToken);
        lastOfChat[update.Chat] = answering;
        underWay[entry.Id] = answering;
        _ = answering.ContinueWith(_ => underWay.TryRemove(entry.Id, out Task? _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    async Task AnswerAsync(Task before, StreamEntry entry, IncomingUpdate update, bool again, CancellationToken stoppingToken)
    {
        await before;
        // Whoever has a place gives it back, at a stop too.
        await places.WaitAsync(CancellationToken.None);
        await Task.Yield();
        using var activity = ApiTelemetry.Source.StartActivity("telegram update", ActivityKind.Consumer, TraceParent.Parse(entry[TraceParent.Name]));
        try
        {
            if (again && await inbox.DeliveriesAsync(entry.Id, stoppingToken) > options.Value.MaxDeliveries)
            {
                await GiveUpAsync(update, stoppingToken);
            }
            else
            {
                await InTimeAsync(() => conversation.AnswerAsync(update, stoppingToken), stoppingToken);
            }

            await inbox.EndAsync(entry, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        catch (Exception e)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.GetType().Name);
            Log.Failed(logger, update.Id, e.GetType().Name, Hide(e.Message));
            await PassAsync(entry, stoppingToken);
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>The chat need not wait until this one is tried again.</summary>
    async Task PassAsync(StreamEntry entry, CancellationToken stoppingToken)
    {
        try
        {
            await inbox.PassAsync(entry, stoppingToken);
        }
        catch (Exception)
        {
            // Then it goes on once this one has been tried again.
        }
    }

    /// <summary>Says that it did not work. Where that cannot be said either, it ends all the same.</summary>
    async Task GiveUpAsync(IncomingUpdate update, CancellationToken stoppingToken)
    {
        Log.GivenUp(logger, update.Id);
        try
        {
            await InTimeAsync(() => conversation.GiveUpAsync(update, stoppingToken), stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            Log.Untold(logger, update.Id, e.GetType().Name, Hide(e.Message));
        }
    }

    /// <summary>Answers, and where Telegram asks to wait, waits and answers then. What was sent before stays sent.</summary>
    async Task InTimeAsync(Func<Task> answer, CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await answer();
                return;
            }
            catch (FloodException e)
            {
                await RestAsync(e.Until, stoppingToken);
            }
        }
    }

    /// <summary>Waits for Telegram; another chat is answered meanwhile.</summary>
    async Task RestAsync(DateTimeOffset until, CancellationToken stoppingToken)
    {
        places.Release();
        try
        {
            if (until - time.GetUtcNow() is { Ticks: > 0 } wait) await Task.Delay(wait, time, stoppingToken);
        }
        finally
        {
            await places.WaitAsync(CancellationToken.None);
        }
    }

    /// <summary>What is under way is not taken for forgotten.</summary>
    async Task KeepAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ClaimAfter / 3, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    if (underWay.Keys.ToArray() is { Length: > 0 } entries) await inbox.KeepAsync(entries, stoppingToken);
                }
                catch (Exception) when (!stoppingToken.IsCancellationRequested)
                {
                    // The next sign may reach it.
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    string Hide(string message) => message.Replace(options.Value.Token, "(token)", StringComparison.Ordinal);

    static IncomingUpdate? Parse(StreamEntry entry)
    {
        try
        {
            return JsonSerializer.Deserialize((string?)entry["json"] ?? "", TelegramJson.Default.IncomingUpdate);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Updates cannot be read now ({Kind}: {Reason}); the bot goes on when they can")]
        public static partial void Away(ILogger logger, string kind, string reason);

        [LoggerMessage(2, LogLevel.Error, "Update {Entry} cannot be read and is passed over")]
        public static partial void Unreadable(ILogger logger, string entry);

        [LoggerMessage(3, LogLevel.Warning, "Update {Update} could not be answered ({Kind}: {Reason}); it is tried again")]
        public static partial void Failed(ILogger logger, long update, string kind, string reason);

        [LoggerMessage(4, LogLevel.Error, "Update {Update} failed too often and is given up")]
        public static partial void GivenUp(ILogger logger, long update);

        [LoggerMessage(5, LogLevel.Warning, "The learner could not be told that update {Update} was given up ({Kind}: {Reason})")]
        public static partial void Untold(ILogger logger, long update, string kind, string reason);
    }
}
