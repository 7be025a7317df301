using SpeechCoach.Storage;

namespace SpeechCoach.Tests.Storage.Objects;

/// <summary>A store beside which something happens whenever an object has been put.</summary>
sealed class ObservedStore(IObjectStore store, Func<string, Task> put) : IObjectStore
{
    public async Task<ObjectInfo> PutAsync(string key, Stream content, string contentType, CancellationToken ct)
    {
        var info = await store.PutAsync(key, content, contentType, ct);
        await put(key);
        return info;
    }

    public Task<StoredObject?> OpenAsync(string key, CancellationToken ct) => store.OpenAsync(key, ct);

    public Task<StoredObject?> OpenAsync(string key, long start, CancellationToken ct) => store.OpenAsync(key, start, ct);

    public Task<ObjectInfo?> FindAsync(string key, CancellationToken ct) => store.FindAsync(key, ct);

    public Task DeleteAsync(string key, CancellationToken ct) => store.DeleteAsync(key, ct);

    public IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, CancellationToken ct) => store.ListAsync(prefix, ct);

    public Task<int> RemoveUnfinishedAsync(DateTimeOffset before, CancellationToken ct) => store.RemoveUnfinishedAsync(before, ct);

    public Task CheckAsync(CancellationToken ct) => store.CheckAsync(ct);
}
