namespace SpeechCoach.Tests.Storage.Objects;

/// <summary>A stream of unknown length to its reader, made as it is read; tells how far it has come before each read.</summary>
sealed class GeneratedStream(long length, Func<long, byte> content, Action<long>? progress = null) : Stream
{
    long position;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public static byte Pattern(long position) => (byte)((position * 31) ^ (position >> 8));

    public override int Read(Span<byte> buffer)
    {
        progress?.Invoke(position);
        var read = (int)Math.Min(buffer.Length, length - position);
        for (var i = 0; i < read; i++)
            buffer[i] = content(position + i);
        position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return Read(buffer.Span);
    }

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
