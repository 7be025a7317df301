using Microsoft.Extensions.Options;

namespace SpeechCoach.TelegramEmulator;

/// <summary>Holds the bot to a rate of messages and edits in each chat; off until a rate is set.</summary>
sealed class FloodControl(TimeProvider time, IOptions<EmulatorOptions> options)
{
    readonly Lock gate = new();
    readonly Dictionary<string, (double Left, DateTimeOffset At)> chats = new(StringComparer.Ordinal);
    FloodLimit limit = new(options.Value.MessagesPerSecond, options.Value.Burst);

    public FloodLimit Limit
    {
        get { lock (gate) return limit; }
        set
        {
            lock (gate)
            {
                limit = value;
                chats.Clear();
            }
        }
    }

    /// <exception cref="BotApiException">429: too many for now. A call that is refused costs nothing.</exception>
    public void Check(Call call)
    {
        if (!Counts(call.Method)) return;
        lock (gate)
        {
            if (limit.MessagesPerSecond <= 0) return;
            var now = time.GetUtcNow();
            var left = chats.TryGetValue(call.Text("chat_id"), out var before)
                ? Math.Min(limit.Burst, before.Left + (limit.MessagesPerSecond * (now - before.At).TotalSeconds))
                : limit.Burst;
            if (left < 1) throw BotApiException.TooMany((int)Math.Ceiling((1 - left) / limit.MessagesPerSecond));
            chats[call.Text("chat_id")] = (left - 1, now);
        }
    }

    static bool Counts(string method) =>
        method != "sendchataction" && (method.StartsWith("send", StringComparison.Ordinal) || method.StartsWith("edit", StringComparison.Ordinal));
}
