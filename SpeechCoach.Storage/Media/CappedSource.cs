namespace SpeechCoach.Storage;

/// <summary>The file as sent, up to a size.</summary>
/// <param name="head">What was read of it before.</param>
/// <param name="rest">What follows.</param>
/// <param name="cap">The largest size, in bytes.</param>
public sealed class CappedSource(ReadOnlyMemory<byte> head, Stream rest, long cap)
{
    readonly byte[] buffer = new byte[64 * 1024];

    /// <summary>An empty file.</summary>
    public static CappedSource Nothing => new(default, Stream.Null, long.MaxValue);

    /// <summary>Whether copying stopped because the file is larger than that.</summary>
    public bool Exceeded { get; private set; }

    /// <summary>Copies until the end, the cap, or until the other side takes no more; a failing source throws.</summary>
    public async Task CopyToAsync(Stream target, CancellationToken cancellationToken)
    {
        if (!await TryWriteAsync(target, head, cancellationToken))
            return;
        long copied = head.Length;
        while (await rest.ReadAsync(buffer, cancellationToken) is > 0 and var length)
        {
            copied += length;
            Exceeded = copied > cap;
            if (Exceeded || !await TryWriteAsync(target, buffer.AsMemory(0, length), cancellationToken))
                return;
        }
    }

    static async Task<bool> TryWriteAsync(Stream target, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await target.WriteAsync(bytes, cancellationToken);
            return true;
        }
        catch (IOException) when (target is not FileStream { CanSeek: true })
        {
            return false; // the reader has what it wants
        }
    }
}
