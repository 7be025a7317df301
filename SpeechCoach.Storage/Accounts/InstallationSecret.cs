using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace SpeechCoach.Storage;

/// <summary>Derives what only this installation can: HMAC-SHA256 under its secret.</summary>
public sealed class InstallationSecret(IOptions<IdentityOptions> options)
{
    readonly byte[] key = IdentityOptions.Decode(options.Value.Secret ?? "");

    /// <summary>
    /// 32 bytes for a purpose and its parts, which nobody can make without the secret. Each stands behind its length, so that no two lists of parts read alike, and no two
    /// purposes share a value.
    /// </summary>
    public byte[] Derive(string purpose, params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Append(hash, purpose);
        foreach (var part in parts)
            Append(hash, part);
        return hash.GetHashAndReset();
    }

    static void Append(IncrementalHash hash, string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
