using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>A learner and the bot: one private chat, with the messages of both.</summary>
sealed class Chat(long id, ChatWorld world)
{
    readonly Lock gate = new();
    readonly SortedDictionary<int, JsonObject> messages = [];
    JsonObject? keyboard;
    Person person = new();
    Standing standing = Standing.Unknown;

    public long Id => id;

    public ChatFeed Feed { get; } = new();

    public Person Person
    {
        get { lock (gate) return person; }
        set
        {
            lock (gate) person = value;
            Feed.Add("person", value.AsUser(id));
        }
    }

    public Standing Standing
    {
        get { lock (gate) return standing; }
        set
        {
            lock (gate) standing = value;
            Feed.Add("standing", value.ToString());
        }
    }

    /// <summary>The keyboard that the bot has put in place of the learner's own; null for none.</summary>
    public JsonObject? Keyboard
    {
        get { lock (gate) return keyboard; }
        set
        {
            lock (gate) keyboard = value;
            Feed.Add("keyboard", new JsonObject { ["keyboard"] = value?.DeepClone() });
        }
    }

    public IReadOnlyList<JsonObject> Messages
    {
        get { lock (gate) return [.. messages.Values.Select(Copy)]; }
    }

    public JsonObject? Find(int messageId)
    {
        lock (gate) return messages.TryGetValue(messageId, out var message) ? Copy(message) : null;
    }

    /// <summary>Adds a message of the learner or the bot.</summary>
    public JsonObject Add(JsonObject from, JsonObject content)
    {
        lock (gate)
        {
            var message = new JsonObject
            {
                ["message_id"] = world.NextMessageId(),
                ["from"] = from,
                ["chat"] = person.AsChat(id),
                ["date"] = world.Now,
            };
            foreach (var (name, value) in content) message[name] = value?.DeepClone();
            messages.Add((int)message["message_id"]!, message);
            Feed.Add("message", message);
            return Copy(message);
        }
    }

    /// <summary>Changes a message of the bot; false where the change changed nothing.</summary>
    public bool Change(int messageId, Action<JsonObject> change, out JsonObject changed)
    {
        lock (gate)
        {
            var before = messages[messageId];
            changed = Copy(before);
            change(changed);
            if (JsonNode.DeepEquals(before, changed)) return false;
            changed["edit_date"] = world.Now;
            messages[messageId] = changed;
            Feed.Add("edit", changed);
            changed = Copy(changed);
            return true;
        }
    }

    public bool Remove(int messageId)
    {
        lock (gate)
        {
            if (!messages.Remove(messageId)) return false;
            Feed.Add("delete", new JsonObject { ["message_id"] = messageId });
            return true;
        }
    }

    static JsonObject Copy(JsonObject message) => (JsonObject)message.DeepClone();
}
