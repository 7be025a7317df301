using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace SpeechCoach.TelegramEmulator;

/// <summary>
/// When an update that failed is tried again, as the real server does it: at once, then after 2, 4, 8 ... seconds up to
/// one or two minutes; and when the bot says when, then.
/// </summary>
sealed class WebhookPauses(TimeProvider time, IOptions<EmulatorOptions> options)
{
    static readonly TimeSpan longestAsked = TimeSpan.FromHours(1);
    readonly ConcurrentDictionary<PendingUpdate, (int Failures, DateTimeOffset Until)> pauses = new();

    public TimeSpan Left(PendingUpdate update) =>
        pauses.TryGetValue(update, out var pause) ? pause.Until - time.GetUtcNow() : TimeSpan.Zero;

    public void Failed(PendingUpdate update, TimeSpan? asked)
    {
        var failures = pauses.TryGetValue(update, out var before) ? before.Failures : 0;
        var longest = TimeSpan.FromSeconds(Random.Shared.Next(60, 120));
        var pause = asked is { } wait ? (wait < longestAsked ? wait : longestAsked)
            : failures == 0 ? TimeSpan.Zero
            : options.Value.WebhookPause * Math.Pow(2, Math.Min(failures - 1, 10));
        if (asked is null && pause > longest) pause = longest;
        pauses[update] = (failures + 1, time.GetUtcNow() + pause);
    }

    public void Forget(PendingUpdate update) => pauses.TryRemove(update, out _);
}
