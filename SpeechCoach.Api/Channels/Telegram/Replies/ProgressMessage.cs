using SpeechCoach.Contracts;
using StackExchange.Redis;
using Telegram.Bot.Types.Enums;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>The one message by which the bot answers a recording: sent once, edited from then on.</summary>
sealed class ProgressMessage(ChatSender sender, IConnectionMultiplexer redis)
{
    static readonly TimeSpan kept = TimeSpan.FromDays(7);
    static readonly TimeSpan actionLasts = TimeSpan.FromSeconds(4); // Telegram shows it for five

    IDatabase Database => redis.GetDatabase();

    /// <summary>What the message shows, by the name under which it was changed; null before.</summary>
    public async Task<string?> ShownAsync(ChatAddress address, CancellationToken cancellationToken) =>
        await Database.StringGetAsync(Shown(address)).WaitAsync(cancellationToken);

    /// <summary>Sends the message, unless it was sent before.</summary>
    public async Task ShowAsync(ChatAddress address, string name, ChatMessage message, CancellationToken cancellationToken)
    {
        await sender.SendAsync(address.Chat, address.ToString(), message with { Answers = address.Message }, cancellationToken);
        await Database.StringSetAsync(Shown(address), name, kept, When.NotExists).WaitAsync(cancellationToken);
    }

    /// <summary>Changes the message; sends it where it was never sent or is gone. Done twice, it is there once.</summary>
    public async Task ChangeAsync(ChatAddress address, string name, ChatMessage message, CancellationToken cancellationToken)
    {
        if (await sender.FindAsync(address.ToString(), cancellationToken) is not { } id)
            await ShowAsync(address, name, message, cancellationToken);
        else if (!await sender.EditAsync(address.Chat, id, message, cancellationToken)
            && await sender.SendAsync(address.Chat, $"{address}:again:{name}", message with { Answers = address.Message }, cancellationToken) is { } another)
            await sender.KeepAsync(address.ToString(), another);
        await Database.StringSetAsync(Shown(address), name, kept).WaitAsync(cancellationToken);
    }

    /// <summary>Shows that something is going on, as often as it takes to keep showing it.</summary>
    public async Task ActAsync(ChatAddress address, ChatAction action, CancellationToken cancellationToken)
    {
        if (await Database.StringSetAsync(RedisKeys.TelegramReply($"{address}:action"), 1, actionLasts, When.NotExists).WaitAsync(cancellationToken))
            await sender.ActAsync(address.Chat, action, cancellationToken);
    }

    static RedisKey Shown(ChatAddress address) => RedisKeys.TelegramReply($"{address}:shown");
}
