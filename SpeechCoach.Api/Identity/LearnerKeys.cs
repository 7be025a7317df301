using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SpeechCoach.Api.Errors;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Identity;

/// <summary>
/// The keys by which programs speak for a learner, such as <c>sc_1a2b3c4d_...</c>: the id, then whose it is and a secret of 256 bits together. Of a key
/// only the hash is kept, in the account, so that it goes when that goes.
/// </summary>
sealed class LearnerKeys(AccountStore accounts, TimeProvider time)
{
    /// <summary>Keys that one learner may have at once.</summary>
    public const int Most = 10;

    const string Start = "sc_";
    const int LearnerBytes = 16, SecretBytes = 32;

    /// <summary>Makes a key; the answer is the only time it is told. Null where there are <see cref="Most"/> already.</summary>
    public async Task<(string Key, LearnerKey Kept)?> CreateAsync(LearnerId learner, string name, CancellationToken cancellationToken)
    {
        var id = $"{Start}{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        var key = $"{id}_{Base64Url.EncodeToString([.. Convert.FromHexString(learner.ToString()), .. RandomNumberGenerator.GetBytes(SecretBytes)])}";
        var kept = new LearnerKey(id, name, Convert.ToHexStringLower(Hash(key)), time.GetUtcNow());
        var account = await accounts.UpdateAsync(learner, now => now.Keys?.Count >= Most ? now : now with { Keys = [.. now.Keys ?? [], kept] }, cancellationToken);
        return account.Keys!.Contains(kept) ? (key, kept) : null;
    }

    /// <summary>Makes a key worthless from now on; false where the learner has none of this id.</summary>
    public async Task<bool> RevokeAsync(LearnerId learner, string id, CancellationToken cancellationToken)
    {
        var found = false;
        await accounts.UpdateAsync(
            learner,
            now =>
            {
                found = now.Keys?.Any(key => key.Id == id) == true;
                return found ? now with { Keys = [.. now.Keys!.Where(key => key.Id != id)] } : now;
            },
            cancellationToken);
        return found;
    }

    /// <summary>The account that a key was made for; null where there is none, or the key was revoked.</summary>
    public async Task<Account?> FindAsync(string key, CancellationToken cancellationToken)
    {
        if (LearnerOf(key) is not { } learner) return null;
        var account = await AccountAsync(learner, cancellationToken);
        var (hash, known) = (Hash(key), false);
        // Every key is compared, so that the time taken tells nothing of where a match stands.
        foreach (var kept in account?.Keys ?? []) known |= CryptographicOperations.FixedTimeEquals(hash, Convert.FromHexString(kept.Hash));
        return known ? account : null;
    }

    async Task<Account?> AccountAsync(LearnerId learner, CancellationToken cancellationToken)
    {
        try
        {
            return await accounts.FindAsync(learner, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new StoreAwayException(e);
        }
    }

    static LearnerId? LearnerOf(string key)
    {
        var parts = key.Split('_', 3);
        Span<byte> bytes = stackalloc byte[LearnerBytes + SecretBytes];
        return parts is ["sc", { Length: 8 }, var secret] && Base64Url.IsValid(secret)
            && Base64Url.TryDecodeFromChars(secret, bytes, out var written) && written == bytes.Length
            ? LearnerId.FromBytes(bytes[..LearnerBytes])
            : null;
    }

    static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
