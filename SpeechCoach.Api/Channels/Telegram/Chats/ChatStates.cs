using System.Globalization;
using System.Text.Json;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>The states of all conversations, in Redis.</summary>
sealed class ChatStates(IConnectionMultiplexer redis)
{
    const int MostTries = 20;

    // KEYS: state. ARGV: the revision it is made from, json, seconds to keep it. Answers 0 where somebody else has written in between.
    const string Save = """
        local now = redis.call('GET', KEYS[1])
        local revision = now and cjson.decode(now).revision or 0
        if string.format('%.0f', revision) ~= ARGV[1] then return 0 end
        redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
        return 1
        """;

    // Nobody goes on with an exercise after a year.
    static readonly TimeSpan kept = TimeSpan.FromDays(365);

    IDatabase Database => redis.GetDatabase();

    /// <summary>The state; a new one where there is none, or none that this version reads.</summary>
    public async Task<ChatState> GetAsync(ChatKey chat, CancellationToken cancellationToken) =>
        Read(await Database.StringGetAsync(Key(chat)).WaitAsync(cancellationToken));

    /// <summary>Changes the state and answers what was written. The change is made again where another instance was quicker.</summary>
    public async Task<ChatState> ChangeAsync(ChatKey chat, Func<ChatState, ChatState> change, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var now = await GetAsync(chat, cancellationToken);
            var next = change(now) with { Revision = now.Revision + 1 };
            if (next with { Revision = now.Revision } == now) return now;
            var saved = await Database.ScriptEvaluateAsync(
                Save,
                [Key(chat)],
                [now.Revision.ToString(CultureInfo.InvariantCulture), JsonSerializer.Serialize(next, TelegramJson.Default.ChatState), (long)kept.TotalSeconds])
                .WaitAsync(cancellationToken);
            if ((bool)saved) return next;
        }

        throw new TimeoutException("Others kept writing this conversation's state.");
    }

    /// <summary>Forgets the conversation.</summary>
    public Task ForgetAsync(ChatKey chat, CancellationToken cancellationToken) => Database.KeyDeleteAsync(Key(chat)).WaitAsync(cancellationToken);

    static RedisKey Key(ChatKey chat) => RedisKeys.Conversation(TelegramChannel.ChannelName, chat.ToString());

    static ChatState Read(RedisValue value)
    {
        try
        {
            return value.IsNull ? new() : JsonSerializer.Deserialize((string)value!, TelegramJson.Default.ChatState) ?? new();
        }
        catch (JsonException)
        {
            return new();
        }
    }
}
