using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using SpeechCoach.Api.Errors;
using SpeechCoach.Api.Identity;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Api.Audio;

/// <summary>
/// Links by which a learner's own recording is played, since a phone cannot reach the store. A link is a random token of which only the hash
/// is kept, for a few minutes; it can be revoked; and it is worth nothing to somebody known to be another learner.
/// </summary>
sealed class AudioLinks(
    IConnectionMultiplexer redis, RecordingQueue queue, AccountStore accounts, IObjectStore store, IOptions<AudioOptions> options, TimeProvider time)
{
    public const string Path = "/audio";
    const int TokenLength = 43; // 256 bits, as base64url writes them

    IDatabase Database => redis.GetDatabase();

    /// <summary>A new link to a recording, which must be the caller's.</summary>
    public async Task<AudioLink> MintAsync(RecordingStatus status, CancellationToken cancellationToken)
    {
        var token = RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", TokenLength);
        var life = options.Value.LinkLife;
        await Database.StringSetAsync(KeyOf(token), status.Task.Recording.ToString(), life).WaitAsync(cancellationToken);
        return new($"{Path}/{token}", time.GetUtcNow() + life);
    }

    /// <summary>A new link to a recording, which must be the caller's; null where the sound is not kept any more, or cannot be had.</summary>
    public async Task<AudioLink?> OfferAsync(RecordingStatus status, CancellationToken cancellationToken)
    {
        try
        {
            return await store.FindAsync(status.Task.AudioKey, cancellationToken) is null ? null : await MintAsync(status, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The report can be read without it.
            return null;
        }
    }

    /// <summary>What a link plays; null where it has expired, was revoked, is another's, or the sound is gone.</summary>
    public async Task<ObjectInfo?> FindAsync(string token, Caller? caller, CancellationToken cancellationToken)
    {
        if (token.Length != TokenLength) return null;
        var recording = await Database.StringGetAsync(KeyOf(token)).WaitAsync(cancellationToken);
        // A deleted recording is not found here, and neither are its links.
        if (recording.IsNull || await queue.FindAsync(RecordingId.Parse(recording!), cancellationToken) is not { } status) return null;
        if (caller is not null && (await accounts.FindAsync(caller.Channel, caller.ExternalId, cancellationToken))?.Learner is { } learner && learner != status.Task.Learner)
            return null;
        try
        {
            return await store.FindAsync(status.Task.AudioKey, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new StoreAwayException(e);
        }
    }

    /// <summary>Lets a link play nothing any more.</summary>
    public Task RevokeAsync(string token, CancellationToken cancellationToken) => Database.KeyDeleteAsync(KeyOf(token)).WaitAsync(cancellationToken);

    // Who reads Redis must not be able to listen.
    static string KeyOf(string token) => RedisKeys.AudioLink(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))));
}
