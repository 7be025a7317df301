using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>The updates that the bot has not confirmed.</summary>
sealed class UpdateQueue(TimeProvider time, FreshIds ids, UpdateTypes types)
{
    static readonly TimeSpan lifetime = TimeSpan.FromHours(24);
    static readonly TimeSpan callbackLifetime = TimeSpan.FromSeconds(150);

    readonly Lock gate = new();
    readonly List<PendingUpdate> pending = [];
    int last = ids.First;

    /// <summary>Set whenever an update comes or goes.</summary>
    public Signal Changed { get; } = new();

    public int Count
    {
        get { lock (gate) return pending.Count; }
    }

    /// <summary>Adds an update of a type; one that the bot does not want is made and dropped.</summary>
    /// <returns>The update as the bot will see it.</returns>
    public JsonObject Add(string type, long queue, JsonObject content)
    {
        lock (gate)
        {
            var body = new JsonObject { ["update_id"] = ++last, [type] = content };
            if (types.Allows(type)) pending.Add(new PendingUpdate(last, queue, body, time.GetUtcNow() + (type == "callback_query" ? callbackLifetime : lifetime)));
            Changed.Set();
            return (JsonObject)body.DeepClone();
        }
    }

    /// <summary>Adds an update as it stands, whatever it holds; one without an id gets the next.</summary>
    public JsonObject AddRaw(JsonObject body, long queue)
    {
        lock (gate)
        {
            if (body["update_id"] is JsonValue value && value.TryGetValue<int>(out var id)) last = Math.Max(last, id);
            else body["update_id"] = id = ++last;
            pending.Add(new PendingUpdate(id, queue, body, time.GetUtcNow() + lifetime));
            Changed.Set();
            return (JsonObject)body.DeepClone();
        }
    }

    /// <summary>Hands an update out once more, even where it was confirmed.</summary>
    public void AddAgain(int id, long queue, JsonObject body)
    {
        lock (gate) pending.Add(new PendingUpdate(id, queue, body, time.GetUtcNow() + lifetime) { Again = true });
        Changed.Set();
    }

    /// <summary>Confirms what is before the offset (a negative one: all but that many) and gives what comes next.</summary>
    public IReadOnlyList<PendingUpdate> Take(int offset, int limit)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (offset < 0) pending.RemoveRange(0, Math.Max(pending.Count + offset, 0));
            pending.RemoveAll(update => update.Expires < now || (!update.Again && update.Id < offset));
            PendingUpdate[] taken = [.. pending.Take(limit)];
            pending.RemoveAll(update => update.Again && taken.Contains(update));
            return taken;
        }
    }

    public IReadOnlyList<PendingUpdate> Snapshot()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            pending.RemoveAll(update => update.Expires < now);
            return [.. pending];
        }
    }

    public void Remove(PendingUpdate update)
    {
        lock (gate) pending.Remove(update);
        Changed.Set();
    }

    public void Clear()
    {
        lock (gate) pending.Clear();
        Changed.Set();
    }
}
