using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace SpeechCoach.Tests.Api.Channels.Telegram;

/// <summary>Updates of every type that Telegram has, some of which it would never send. The same seed makes the same ones.</summary>
sealed class UpdateGenerator(int seed, int firstId, string realFile)
{
    static readonly string[] types =
    [
        "message", "message", "message", "message", "callback_query", "callback_query", "edited_message", "channel_post", "edited_channel_post", "business_connection",
        "business_message", "edited_business_message", "deleted_business_messages", "message_reaction", "message_reaction_count", "inline_query", "chosen_inline_result",
        "shipping_query", "pre_checkout_query", "purchased_paid_media", "poll", "poll_answer", "my_chat_member", "chat_member", "chat_join_request", "chat_boost",
        "removed_chat_boost", "guest_message", "something_new",
    ];

    static readonly string[] words =
    [
        "/start", "/practice", "/progress", "/history", "/goal", "/language es", "/settings", "/help", "/cancel", "/start@speech_coach_bot deep-link", "/unknown", "/", "//", "/language",
        "hello", "", " ", "\n", "<b>", "</b>&amp;", "a\u0000b", "\u202eright to left", "👩‍👩‍👧‍👦", "\ud83d", "Ⱥ", "%s%n{0}", "'; DROP TABLE", "../../etc/passwd", new('x', 5000), string.Concat(Enumerable.Repeat("🙂", 3000)),
    ];

    static readonly string[] presses =
    [
        "practice", "next:job", "next:exam", "next:interview", "next:", "next:job:extra", "settings", "language", "language:es", "level:B2", "level:", "goal", "goal:fillers", "remind:0800",
        "remind:other", "remind:off", "remind:9999", "zone", "zone:Europe/Madrid", "zone:../../etc", "history", "history:6", "history:99999999999", "history:-1", "details:x", "words", "listen:x:0",
        "listen:00000000000000000000000000000000:0", "again:00000000000000000000000000000000", "report:0", "delete", "delete:me", "export", "cancel", "help", "progress", "", ":", ":::::", "\u0000", new('y', 70),
    ];

    readonly Random random = new(seed);
    int last = firstId;

    /// <summary>An update as text, and the chat in which an answer must come, where one must.</summary>
    public (string Json, long? Answered) Next()
    {
        if (random.Next(10) == 0) return Voice();
        var update = new JsonObject { ["update_id"] = ++last, [Pick(types)] = null };
        var type = update.Select(member => member.Key).Last();
        update[type] = type switch
        {
            "callback_query" => Press(),
            "inline_query" => new JsonObject { ["id"] = "1", ["from"] = User(), ["query"] = Pick(words), ["offset"] = "" },
            "poll_answer" => new JsonObject { ["poll_id"] = "1", ["user"] = User(), ["option_ids"] = new JsonArray(0) },
            "my_chat_member" or "chat_member" => new JsonObject
            {
                ["chat"] = Chat(), ["from"] = User(), ["date"] = 1, ["old_chat_member"] = new JsonObject { ["status"] = "member", ["user"] = User() },
                ["new_chat_member"] = new JsonObject { ["status"] = "kicked", ["user"] = User(), ["until_date"] = 0 },
            },
            _ => Message(),
        };
        for (var mutations = random.Next(3) == 0 ? random.Next(1, 4) : 0; mutations > 0; mutations--) Mutate(update);
        var json = update.ToJsonString();
        return (random.Next(20) == 0 ? Break(json) : json, null);
    }

    /// <summary>A voice message as Telegram sends it, whose file may or may not be had.</summary>
    (string Json, long? Answered) Voice()
    {
        var chat = (long)++last;
        var kind = Pick(["voice", "voice", "audio", "video_note", "document"]);
        var file = new JsonObject
        {
            ["file_id"] = random.Next(4) == 0 ? realFile : $"no-such-file-{last}", ["file_unique_id"] = "u",
            ["duration"] = Pick([9, 0, -1, int.MaxValue]), ["mime_type"] = Pick(["audio/ogg", "text/html", ""]),
            ["length"] = 240, ["file_size"] = Pick([19_000L, 1L, 0L, 20L * 1024 * 1024 + 1, 4_000_000_000L]),
        };
        var message = new JsonObject { ["message_id"] = 1, ["date"] = 1, ["from"] = User(chat), ["chat"] = Chat(chat), [kind] = file };
        if (random.Next(3) == 0) message["caption"] = Pick(words);
        return (new JsonObject { ["update_id"] = last, ["message"] = message }.ToJsonString(), chat);
    }

    JsonObject Message()
    {
        var message = new JsonObject { ["message_id"] = random.Next(-1, 1_000_000), ["date"] = Pick([1, 0, -1, int.MaxValue]), ["chat"] = Chat() };
        if (random.Next(10) > 0) message["from"] = User();
        var content = Pick(["text", "text", "text", "photo", "sticker", "location", "contact", "dice", "new_chat_members", "left_chat_member", "pinned_message", "web_app_data", "voice", "nothing"]);
        message[content] = content switch
        {
            "text" => Pick(words),
            "photo" => new JsonArray(new JsonObject { ["file_id"] = "p", ["file_unique_id"] = "p", ["width"] = 1, ["height"] = 1 }),
            "location" => new JsonObject { ["latitude"] = 91.5, ["longitude"] = -1e308 },
            "dice" => new JsonObject { ["emoji"] = "🎲", ["value"] = 7 },
            "new_chat_members" => new JsonArray(User(), User()),
            "left_chat_member" => User(),
            "pinned_message" => random.Next(2) == 0 ? Message() : null,
            "voice" => new JsonObject { ["file_id"] = "", ["file_unique_id"] = "", ["duration"] = "long" },
            _ => new JsonObject { ["file_id"] = "f", ["file_unique_id"] = "f" },
        };
        if (random.Next(20) == 0) message["reply_to_message"] = Message();
        return message;
    }

    JsonObject Press() => new()
    {
        ["id"] = random.Next().ToString(CultureInfo.InvariantCulture),
        ["from"] = User(),
        ["message"] = random.Next(8) == 0 ? null : Message(),
        ["chat_instance"] = "1",
        ["data"] = Pick(presses),
    };

    JsonObject User(long? id = null)
    {
        var user = new JsonObject { ["id"] = id ?? random.Next(1, 40), ["is_bot"] = random.Next(20) == 0, ["first_name"] = Pick(words) };
        if (id is not null) (user["is_bot"], user["language_code"]) = (false, "en");
        else if (random.Next(2) == 0) user["language_code"] = Pick(["en", "es", "es-MX", "pt-br", "", "x", "zz-ZZ-zz", new string('e', 300)]);
        return user;
    }

    JsonObject Chat(long? id = null) => new()
    {
        ["id"] = id ?? Pick([random.Next(1, 40), -random.Next(1, 5), -1_001_234_567_890, 0, long.MaxValue]),
        ["type"] = id is null ? Pick(["private", "group", "supergroup", "channel", "hall"]) : "private",
        ["first_name"] = "L",
    };

    /// <summary>Somewhere in it something is missing, of another kind, or much too deep.</summary>
    void Mutate(JsonObject update)
    {
        var item = update;
        while (random.Next(3) > 0 && item.Select(member => member.Value).OfType<JsonObject>().ToList() is { Count: > 0 } inner) item = Pick([.. inner]);
        if (item.Count == 0) return;
        var name = Pick([.. item.Select(member => member.Key)]);
        if (random.Next(3) == 0) item.Remove(name);
        else item[name] = random.Next(9) switch
        {
            0 => null,
            1 => "text",
            2 => -1,
            3 => 1e300,
            4 => true,
            5 => new JsonArray(),
            6 => new JsonObject(),
            7 => long.MaxValue,
            _ => Deep(random.Next(1, 60)),
        };
    }

    static JsonNode Deep(int levels)
    {
        JsonNode node = "bottom";
        for (; levels > 0; levels--) node = levels % 2 == 0 ? new JsonArray(node) : new JsonObject { ["deeper"] = node };
        return node;
    }

    string Break(string json) => random.Next(5) switch
    {
        0 => json[..random.Next(json.Length)],
        1 => json + json,
        2 => new StringBuilder(json).Insert(random.Next(json.Length), (char)random.Next(1, 0xD7FF)).ToString(),
        3 => $"[{json}]",
        _ => string.Concat(Enumerable.Repeat("[", 200)),
    };

    T Pick<T>(T[] values) => values[random.Next(values.Length)];
}
