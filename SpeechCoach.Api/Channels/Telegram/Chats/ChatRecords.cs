using System.Runtime.CompilerServices;
using System.Text;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>What Redis holds of a learner's conversations with the bot: where each stands, and which messages it answered with which.</summary>
sealed class ChatRecords(IConnectionMultiplexer redis) : ILearnerRecords
{
    const int Page = 1000;

    public string Name => "conversations";

    public async Task<int> RemoveAsync(DeletedLearner learner, CancellationToken cancellationToken)
    {
        var database = redis.GetDatabase();
        var alarms = Ids(learner.Links).SelectMany(id => database.SortedSetScan(RedisKeys.Alarms, $"*:{id}", Page)).Select(alarm => alarm.Element).ToArray();
        if (alarms.Length > 0) await database.SortedSetRemoveAsync(RedisKeys.Alarms, alarms).WaitAsync(cancellationToken);
        var keys = await KeysAsync(learner.Links).ToArrayAsync(cancellationToken);
        return keys.Length == 0 ? 0 : (int)await database.KeyDeleteAsync(keys).WaitAsync(cancellationToken);
    }

    // Which message answered which says nothing of what was said.
    public Task<int> RemoveAsync(RecordingTask recording, CancellationToken cancellationToken) => Task.FromResult(0);

    public async IAsyncEnumerable<ExportedFile> ExportAsync(Account account, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var key in KeysAsync(account.Links).WithCancellation(cancellationToken))
            yield return new($"{Name}/{key.ToString().Replace(':', '-')}.json", async (target, ct) =>
            {
                var value = await redis.GetDatabase().StringGetAsync(key).WaitAsync(ct);
                await target.WriteAsync(Encoding.UTF8.GetBytes((string?)value ?? ""), ct);
            });
    }

    // Looked for among all keys, which is slow and seldom: nothing else needs an index of them.
    async IAsyncEnumerable<RedisKey> KeysAsync(IEnumerable<ChannelLink> links)
    {
        foreach (var id in Ids(links))
            foreach (var pattern in (string[])[RedisKeys.Conversation(TelegramChannel.ChannelName, $"*:{id}"), RedisKeys.TelegramReply($"{id}:*")])
                foreach (var endpoint in redis.GetEndPoints())
                    await foreach (var key in redis.GetServer(endpoint).KeysAsync(pattern: pattern, pageSize: Page))
                        yield return key;
    }

    static IEnumerable<string> Ids(IEnumerable<ChannelLink> links) =>
        links.Where(link => link.Channel == TelegramChannel.ChannelName).Select(link => link.ExternalId);
}
