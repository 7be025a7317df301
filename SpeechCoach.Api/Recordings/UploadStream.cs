using System.Security.Cryptography;

namespace SpeechCoach.Api.Recordings;

/// <summary>An upload on its way: counted, hashed and cut off at the cap while it is read, once and from the beginning.</summary>
sealed class UploadStream(Stream content, long maxBytes) : Stream
{
    readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    byte[] head = [];
    int headRead;

    /// <summary>Bytes read so far, and after the end the size of all.</summary>
    public long Bytes { get; private set; }

    /// <summary>What went wrong on the sender's side, as against the side that the bytes are copied to.</summary>
    public Exception? Failure { get; private set; }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>The first bytes, which will be read again; fewer only where the upload has no more.</summary>
    public async Task<ReadOnlyMemory<byte>> PeekAsync(int count, CancellationToken cancellationToken)
    {
        var buffer = new byte[count];
        var read = await ReadContentAsync(() => content.ReadAtLeastAsync(buffer, count, throwOnEndOfStream: false, cancellationToken));
        return head = buffer[..read];
    }

    /// <summary>Reads to the end and keeps nothing.</summary>
    public Task DrainAsync(CancellationToken cancellationToken) => CopyToAsync(Null, cancellationToken);

    /// <summary>SHA-256 of all that was read, as 64 lower-case hexadecimal digits. Once, at the end.</summary>
    public string Hash() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = FromHead(buffer.Span);
        if (read == 0) read = await ReadContentAsync(() => content.ReadAsync(buffer, cancellationToken));
        Bytes += read;
        if (Bytes > maxBytes) throw Failure = new UploadTooLargeException();
        hash.AppendData(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("An upload is read asynchronously.");
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) hash.Dispose();
        base.Dispose(disposing);
    }

    int FromHead(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, head.Length - headRead);
        head.AsSpan(headRead, count).CopyTo(buffer);
        headRead += count;
        return count;
    }

    async ValueTask<int> ReadContentAsync(Func<ValueTask<int>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception e)
        {
            Failure = e;
            throw;
        }
    }
}
