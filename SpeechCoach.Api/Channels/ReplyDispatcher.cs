using System.Diagnostics;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Channels;

/// <summary>Reads the outbox as the group <see cref="GroupNames.Replies"/> and answers through the channel each recording came by.</summary>
sealed partial class ReplyDispatcher(
    ResultOutbox outbox, DeletionQueue deletions, IEnumerable<IChannel> channels, ApiMetrics metrics, ILogger<ReplyDispatcher> logger) : BackgroundService
{
    readonly Dictionary<string, IChannel> channels = channels.ToDictionary(channel => channel.Name);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => outbox.RunAsync(GroupNames.Replies, ReplyAsync, stoppingToken);

    async Task ReplyAsync(OutboxEntry<RecordingResult> entry, CancellationToken cancellationToken)
    {
        var task = entry.Value.Task;
        using var activity = ApiTelemetry.Source.StartActivity($"reply {task.Channel}", ActivityKind.Consumer, entry.Parent);
        activity?.SetTag("speechcoach.recording", task.Recording.ToString());
        if (!channels.TryGetValue(task.Channel, out var channel))
        {
            Log.NoChannel(logger, task.Recording, task.Channel);
            return;
        }

        if (await deletions.IsDeletedAsync(task.Learner, cancellationToken) || await deletions.IsDeletedAsync(task.Recording, cancellationToken)) return;
        await channel.ReplyAsync(entry.Value, cancellationToken);
        metrics.Replied(task.Channel, entry.Value.Outcome);
        Log.Replied(logger, task.Recording, entry.Value.Outcome, task.Channel);
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Recording {Recording} ended as {Outcome}; channel {Channel} has answered")]
        public static partial void Replied(ILogger logger, RecordingId recording, RecordingState outcome, string channel);

        [LoggerMessage(2, LogLevel.Error, "Recording {Recording} came by channel {Channel}, which this instance does not have; its sender is not told")]
        public static partial void NoChannel(ILogger logger, RecordingId recording, string channel);
    }
}
