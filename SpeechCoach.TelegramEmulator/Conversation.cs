using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>All chats: what learners have sent, as updates for the bot, and what the bot has sent, as a ledger.</summary>
sealed class Conversation(TimeProvider time)
{
    const int UpdatesAtOnce = 100;
    readonly Lock gate = new();
    readonly SortedDictionary<int, JsonObject> updates = [];
    readonly Dictionary<string, byte[]> files = [];
    readonly List<JsonObject> ledger = [];
    TaskCompletionSource arrived = NewSignal();
    int lastUpdate;
    int lastMessage;

    public JsonObject Say(long chat, string text) => Arrive(chat, new JsonObject { ["text"] = text });

    public JsonObject SendVoice(long chat, byte[]? audio, string mediaType, int seconds)
    {
        var id = $"voice-{Guid.NewGuid():n}";
        if (audio is not null) lock (gate) files[id] = audio;
        return Arrive(chat, new JsonObject
        {
            ["voice"] = new JsonObject
            {
                ["file_id"] = id,
                ["file_unique_id"] = id,
                ["duration"] = seconds,
                ["mime_type"] = mediaType,
                ["file_size"] = audio?.Length ?? 0,
            },
        });
    }

    public byte[]? File(string id)
    {
        lock (gate) return files.GetValueOrDefault(id);
    }

    /// <summary>Updates from an id on; those before it are confirmed by that and forgotten. Waits for the first one.</summary>
    public async Task<IReadOnlyList<JsonObject>> UpdatesAsync(int from, TimeSpan atMost, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task signal;
            lock (gate)
            {
                foreach (var confirmed in updates.Keys.TakeWhile(id => id < from).ToList()) updates.Remove(confirmed);
                if (updates.Count > 0) return [.. updates.Values.Take(UpdatesAtOnce).Select(update => (JsonObject)update.DeepClone())];
                signal = arrived.Task;
            }

            try
            {
                await signal.WaitAsync(atMost, time, cancellationToken);
            }
            catch (TimeoutException)
            {
                return [];
            }
        }
    }

    public JsonObject Send(long chat, string text)
    {
        lock (gate)
        {
            var message = Message(chat, new JsonObject { ["text"] = text });
            ledger.Add(message);
            return (JsonObject)message.DeepClone();
        }
    }

    /// <summary>Replaces the text of a message that the bot sent; null where there is no such message, the same object where nothing changed.</summary>
    public (JsonObject? Message, bool Changed) Edit(long chat, int messageId, string text)
    {
        lock (gate)
        {
            var message = ledger.Find(message => (int)message["message_id"]! == messageId && (long)message["chat"]!["id"]! == chat);
            if (message is null) return (null, false);
            var changed = (string?)message["text"] != text;
            message["text"] = text;
            return ((JsonObject)message.DeepClone(), changed);
        }
    }

    public IReadOnlyList<JsonObject> Ledger(long chat)
    {
        lock (gate) return [.. ledger.Where(message => (long)message["chat"]!["id"]! == chat).Select(message => (JsonObject)message.DeepClone())];
    }

    JsonObject Arrive(long chat, JsonObject content)
    {
        lock (gate)
        {
            content["from"] = new JsonObject { ["id"] = chat, ["is_bot"] = false, ["first_name"] = "Learner", ["language_code"] = "en" };
            var update = new JsonObject { ["update_id"] = ++lastUpdate, ["message"] = Message(chat, content) };
            updates[lastUpdate] = update;
            arrived.SetResult();
            arrived = NewSignal();
            return (JsonObject)update.DeepClone();
        }
    }

    JsonObject Message(long chat, JsonObject content)
    {
        content["message_id"] = ++lastMessage;
        content["date"] = time.GetUtcNow().ToUnixTimeSeconds();
        content["chat"] = new JsonObject { ["id"] = chat, ["type"] = "private", ["first_name"] = "Learner" };
        return content;
    }

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
