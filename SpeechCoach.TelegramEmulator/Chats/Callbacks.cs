using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace SpeechCoach.TelegramEmulator;

/// <summary>The buttons that were pressed and may still be answered.</summary>
sealed class Callbacks(TimeProvider time, IOptions<EmulatorOptions> options)
{
    readonly ConcurrentDictionary<string, (Chat Chat, DateTimeOffset Until)> pressed = new(StringComparer.Ordinal);

    public string Press(Chat chat)
    {
        var id = Random.Shared.NextInt64(1L << 60, long.MaxValue).ToString(CultureInfo.InvariantCulture);
        pressed[id] = (chat, time.GetUtcNow() + options.Value.CallbackLifetime);
        return id;
    }

    /// <summary>The chat where the button was pressed; null where it was never, or too long ago.</summary>
    public Chat? Find(string id) => pressed.TryGetValue(id, out var press) && press.Until >= time.GetUtcNow() ? press.Chat : null;
}
