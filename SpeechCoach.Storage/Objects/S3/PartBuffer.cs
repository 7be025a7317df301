using System.Buffers;

namespace SpeechCoach.Storage;

/// <summary>Holds what one request to S3 carries. It grows with the content, so that a small object takes little memory.</summary>
sealed class PartBuffer : IDisposable
{
    /// <summary>S3 asks for at least 5 MiB in every part but the last; pools lend powers of two.</summary>
    public const int MaximumBytes = 8 * 1024 * 1024;

    const int InitialBytes = 64 * 1024;

    byte[] bytes = ArrayPool<byte>.Shared.Rent(InitialBytes);

    public int Count { get; private set; }

    public bool IsFull => Count == MaximumBytes;

    /// <summary>Replaces what it holds by the next bytes of the content, until it is full or the content ends.</summary>
    public async Task FillAsync(Stream content, CancellationToken ct)
    {
        Count = 0;
        while (!IsFull)
        {
            if (Count == bytes.Length)
                Grow();
            var room = Math.Min(bytes.Length, MaximumBytes) - Count;
            var read = await content.ReadAsync(bytes.AsMemory(Count, room), ct);
            if (read == 0)
                return;
            Count += read;
        }
    }

    /// <summary>What it holds, to be sent and, where the connection fails, sent again.</summary>
    public Stream Open() => new MemoryStream(bytes, 0, Count, writable: false);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
    }

    void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
        bytes.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
