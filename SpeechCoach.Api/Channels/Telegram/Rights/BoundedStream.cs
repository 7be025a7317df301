namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Memory that takes so many bytes and no more.</summary>
sealed class BoundedStream(int mostBytes) : MemoryStream
{
    /// <summary>Whether more was to be written than it takes.</summary>
    public bool IsFull { get; private set; }

    public override void Write(byte[] buffer, int offset, int count)
    {
        Take(count);
        base.Write(buffer, offset, count);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Take(buffer.Length);
        base.Write(buffer);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer, offset, count);
        return Task.CompletedTask;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void WriteByte(byte value)
    {
        Take(1);
        base.WriteByte(value);
    }

    void Take(int count)
    {
        IsFull |= Position + count > mostBytes;
        if (IsFull) throw new IOException("There is more than may be sent.");
    }
}
