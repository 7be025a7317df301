using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Storage.Objects;

/// <summary>What is allocated while 40 MB pass through a store; nothing else runs meanwhile.</summary>
[Collection(AloneCollection.Name)]
public abstract class ObjectStoreMemory
{
    const long Bytes = 40_000_000;
    // Below half of the object, above the one buffer that a pool may have let go in between.
    const long Allowed = 18_000_000;

    protected abstract IObjectStore Store { get; }

    [Fact]
    public async Task Memory_does_not_grow_with_the_object()
    {
        // Once before, so that pools are filled and code is compiled.
        await PassAsync();
        var (put, read) = await PassAsync();

        TestContext.Current.TestOutputHelper?.WriteLine($"{Bytes} bytes: {put} allocated by putting, {read} by reading.");
        Assert.InRange(put, 0, Allowed);
        Assert.InRange(read, 0, Allowed);
    }

    async Task<(long Put, long Read)> PassAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        var before = GC.GetTotalAllocatedBytes(precise: true);
        using var content = new GeneratedStream(Bytes, position => (byte)position);
        await Store.PutAsync("memory/object", content, "audio/wav", ct);
        var between = GC.GetTotalAllocatedBytes(precise: true);

        await using var found = await Store.OpenAsync("memory/object", ct);
        var buffer = new byte[64 * 1024];
        var total = 0L;
        for (int read; (read = await found!.Content.ReadAsync(buffer, ct)) > 0;)
            total += read;
        Assert.Equal(Bytes, total);
        return (between - before, GC.GetTotalAllocatedBytes(precise: true) - between);
    }
}
