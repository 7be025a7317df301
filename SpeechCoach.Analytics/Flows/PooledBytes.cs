using System.Buffers;

namespace SpeechCoach.Analytics;

/// <summary>Bytes one after the other in an array that is lent: a batch leaves no large array behind for the garbage collector.</summary>
sealed class PooledBytes : IBufferWriter<byte>
{
    const int Least = 16 * 1024;

    byte[] array = [];

    public int WrittenCount { get; private set; }

    public ReadOnlyMemory<byte> WrittenMemory => array.AsMemory(0, WrittenCount);

    public Span<byte> WrittenSpan => array.AsSpan(0, WrittenCount);

    public void Advance(int count) => WrittenCount += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return array.AsMemory(WrittenCount);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return array.AsSpan(WrittenCount);
    }

    /// <summary>Forgets what was written, and gives the array back.</summary>
    public void Clear()
    {
        if (array.Length > 0) ArrayPool<byte>.Shared.Return(array);
        (array, WrittenCount) = ([], 0);
    }

    void Reserve(int size)
    {
        if (array.Length - WrittenCount >= Math.Max(size, 1)) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Least, Math.Max(2 * array.Length, WrittenCount + size)));
        array.AsSpan(0, WrittenCount).CopyTo(larger);
        if (array.Length > 0) ArrayPool<byte>.Shared.Return(array);
        array = larger;
    }
}
