using System.Security.Cryptography;

namespace SpeechCoach.Storage;

/// <summary>Copies objects between stores and believes only what it has read back.</summary>
public static class BackupCopy
{
    const int CopyBytes = 64 * 1024;

    /// <summary>Copies an object; answers the SHA-256 of what now stands there, or null where there is nothing to copy.</summary>
    /// <exception cref="InvalidDataException">What was read back is not what was copied.</exception>
    public static async Task<string?> CopyAsync(this IObjectStore from, IObjectStore to, string key, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        await using var source = await from.OpenAsync(key, ct);
        if (source is null) return null;
        using var hash = SHA256.Create();
        await using (var hashed = new CryptoStream(source.Content, hash, CryptoStreamMode.Read, leaveOpen: true))
            await to.PutAsync(key, hashed, source.Info.ContentType, ct);
        var copied = Convert.ToHexStringLower(hash.Hash!);
        return await to.HashAsync(key, ct) == copied ? copied : throw new InvalidDataException("A copy is not what was copied.");
    }

    /// <summary>The SHA-256 of an object as it stands there, 64 lower-case hexadecimal digits; null where there is none.</summary>
    public static async Task<string?> HashAsync(this IObjectStore store, string key, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(store);
        await using var found = await store.OpenAsync(key, ct);
        if (found is null) return null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[CopyBytes];
        while (await found.Content.ReadAsync(buffer, ct) is > 0 and var read) hash.AppendData(buffer, 0, read);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
