using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>
/// Reads updates from the inbox and has them answered: many chats at once, each in its order. One whose answering failed or was cut off is read again,
/// by whichever instance is there.
/// </summary>
sealed partial class UpdateConsumer(
    UpdateInbox inbox, UpdateAnswers answers, IConnectionMultiplexer redis, IOptions<TelegramOptions> options, TimeProvider time, ILogger<UpdateConsumer> logger)
    : BackgroundService
{
    // Chats of which an update is held here: those that Telegram asks to wait for are held and not answered.
    const int MostHeld = 4096;
    static readonly TimeSpan sweep = TimeSpan.FromSeconds(1);

    readonly ConcurrentDictionary<RedisValue, Task> underWay = new();
    readonly Dictionary<long, Task> lastOfChat = [];

    int Room => Math.Min(answers.FreePlaces, MostHeld - underWay.Count);

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
        await redis.GetDatabase().LeaveAsync(StreamNames.TelegramUpdates, GroupNames.Bot, ConsumerName.Current, time);
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
        if (Room > 0) await nudge.WaitAsync(sweep, time, stoppingToken);
        else if (underWay.Count < MostHeld) await answers.HasPlaceAsync(stoppingToken);
        else await Task.WhenAny(underWay.Values).WaitAsync(stoppingToken);
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
        var answering = answers.AnswerAsync(before, entry, update, again, stoppingToken);
        lastOfChat[update.Chat] = answering;
        underWay[entry.Id] = answering;
        _ = answering.ContinueWith(_ => underWay.TryRemove(entry.Id, out Task? _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
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
    }
}
