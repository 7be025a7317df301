namespace SpeechCoach.Storage;

/// <summary>The content of an object that can be read from anywhere: it is opened where reading goes on. For answers to range requests.</summary>
/// <param name="store">The store.</param>
/// <param name="info">The object.</param>
public sealed class ObjectStream(IObjectStore store, ObjectInfo info) : Stream
{
    StoredObject? open;
    long position;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => info.Bytes;

    /// <inheritdoc/>
    public override long Position
    {
        get => position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            if (value == position) return;
            position = value;
            open?.DisposeAsync().AsTask().GetAwaiter().GetResult();
            open = null;
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position >= Length) return 0;
        open ??= await store.OpenAsync(info.Key, position, cancellationToken) ?? throw new IOException("The object is gone.");
        var read = await open.Content.ReadAsync(buffer, cancellationToken);
        position += read;
        return read;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => position + offset,
        _ => Length + offset,
    };

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (open is not null) await open.DisposeAsync();
        open = null;
        await base.DisposeAsync();
    }
}
