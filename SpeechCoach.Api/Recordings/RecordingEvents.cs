using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Recordings;

/// <summary>The course of a recording as server-sent events, from where it stands to its end.</summary>
sealed class RecordingEvents(RecordingReader reader, IOptions<UploadOptions> options, TimeProvider time)
{
    const string Status = "status";

    // An event that no page listens to; the framework writes no comments.
    const string Heartbeat = "heartbeat";
    static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(2);
    readonly ConcurrentDictionary<LearnerId, int> open = new();

    /// <summary>Reserves a stream for a learner; null where he has too many open.</summary>
    public IAsyncEnumerable<SseItem<RecordingView>>? Open(RecordingStatus status, CancellationToken cancellationToken)
    {
        var learner = status.Task.Learner;
        if (open.AddOrUpdate(learner, 1, (_, count) => count + 1) <= options.Value.MaxEventStreams) return StreamAsync(status, cancellationToken);
        Close(learner);
        return null;
    }

    async IAsyncEnumerable<SseItem<RecordingView>> StreamAsync(RecordingStatus first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            string? sent = null;
            var sentAt = time.GetTimestamp();
            await foreach (var status in reader.WatchAsync(first.Task.Recording, cancellationToken))
            {
                var view = RecordingView.Of(status);
                var json = JsonSerializer.Serialize(view, ApiJson.Default.RecordingView);
                var changed = json != sent;
                if (!changed && time.GetElapsedTime(sentAt) < options.Value.Heartbeat) continue;
                (sent, sentAt) = (json, time.GetTimestamp());
                yield return new(view, changed ? Status : Heartbeat) { ReconnectionInterval = Reconnect };
            }
        }
        finally
        {
            Close(first.Task.Learner);
        }
    }

    void Close(LearnerId learner)
    {
        if (open.AddOrUpdate(learner, 0, (_, count) => count - 1) <= 0) open.TryRemove(KeyValuePair.Create(learner, 0));
    }
}
