using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Api.Recordings;

/// <summary>
/// Links by which whoever has them reads one report, until they are revoked: never the sound. A link is a random token of which only the
/// hash is kept, so it is shown once; a recording has one link at most, and a new one takes the place of the old.
/// </summary>
sealed class ShareLinks(IConnectionMultiplexer redis, RecordingReader recordings) : ILearnerRecords
{
    public const string Path = "/shared";
    const int TokenLength = 43; // 256 bits, as base64url writes them

    IDatabase Database => redis.GetDatabase();

    public string Name => "shares";

    /// <summary>A new link to a report, which must be the caller's. Whatever link there was opens nothing from now on.</summary>
    public async Task<ShareLink> CreateAsync(RecordingStatus status, CancellationToken cancellationToken)
    {
        var token = RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", TokenLength);
        var (learner, recording) = (status.Task.Learner, status.Task.Recording);
        await RevokeAsync(learner, recording, cancellationToken);
        await Database.StringSetAsync(RedisKeys.Share(Hash(token)), $"{learner}/{recording}").WaitAsync(cancellationToken);
        // From here on it opens.
        await Database.HashSetAsync(RedisKeys.SharesOf(learner), recording.ToString(), Hash(token)).WaitAsync(cancellationToken);
        return new($"{Path}/{token}");
    }

    /// <summary>The recording whose report a link opens; null where it opens none, or none any more.</summary>
    public async Task<RecordingStatus?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length != TokenLength) return null;
        var hash = Hash(token);
        var shared = (string?)await Database.StringGetAsync(RedisKeys.Share(hash)).WaitAsync(cancellationToken);
        if (shared?.Split('/') is not [var whose, var which]) return null;
        var (learner, recording) = (LearnerId.Parse(whose), RecordingId.Parse(which));
        // The learner's own list has the last word: whatever is not in it was revoked.
        return await Database.HashGetAsync(RedisKeys.SharesOf(learner), which).WaitAsync(cancellationToken) == hash
            ? await recordings.FindAsync(learner, recording, cancellationToken)
            : null;
    }

    /// <summary>Whether there is a link to this report.</summary>
    public Task<bool> IsSharedAsync(RecordingStatus status, CancellationToken cancellationToken) =>
        Database.HashExistsAsync(RedisKeys.SharesOf(status.Task.Learner), status.Task.Recording.ToString()).WaitAsync(cancellationToken);

    /// <summary>Lets the link to a report open nothing any more; answers how many there were.</summary>
    public async Task<int> RevokeAsync(LearnerId learner, RecordingId recording, CancellationToken cancellationToken)
    {
        var hash = await Database.HashGetAsync(RedisKeys.SharesOf(learner), recording.ToString()).WaitAsync(cancellationToken);
        if (hash.IsNull) return 0;
        await Database.HashDeleteAsync(RedisKeys.SharesOf(learner), recording.ToString()).WaitAsync(cancellationToken);
        await Database.KeyDeleteAsync(RedisKeys.Share(hash!)).WaitAsync(cancellationToken);
        return 1;
    }

    public async Task<int> RemoveAsync(DeletedLearner learner, CancellationToken cancellationToken)
    {
        var hashes = await Database.HashValuesAsync(RedisKeys.SharesOf(learner.Learner)).WaitAsync(cancellationToken);
        await Database.KeyDeleteAsync(RedisKeys.SharesOf(learner.Learner)).WaitAsync(cancellationToken);
        if (hashes.Length > 0) await Database.KeyDeleteAsync([.. hashes.Select(hash => (RedisKey)RedisKeys.Share(hash!))]).WaitAsync(cancellationToken);
        return hashes.Length;
    }

    public Task<int> RemoveAsync(RecordingTask recording, CancellationToken cancellationToken) => RevokeAsync(recording.Learner, recording.Recording, cancellationToken);

    public async IAsyncEnumerable<ExportedFile> ExportAsync(Account account, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var shared = await Database.HashKeysAsync(RedisKeys.SharesOf(account.Learner)).WaitAsync(cancellationToken);
        if (shared.Length > 0) yield return new("shared.txt", async (target, ct) => await target.WriteAsync(Encoding.UTF8.GetBytes(string.Join('\n', shared)), ct));
    }

    // Who reads Redis must not be able to read reports by it.
    static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
