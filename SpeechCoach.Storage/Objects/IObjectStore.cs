namespace SpeechCoach.Storage;

/// <summary>Objects by key: audio, reports, accounts, the archive of events.</summary>
/// <remarks>
/// A key is segments of <c>A-Z a-z 0-9 . _ = -</c> joined by slashes, at most 200 characters a segment and 900 in all; no segment
/// is empty, <c>.</c> or <c>..</c>. Any other key, and a content type that is not plain ASCII of at most 100 characters, is an
/// <see cref="ArgumentException"/>. A store that cannot be reached or written to throws.
/// </remarks>
public interface IObjectStore
{
    /// <summary>Stores an object, replacing the one under this key.</summary>
    /// <remarks>
    /// It appears whole or not at all, is durable when this returns, and takes the same memory however large it is. Where the
    /// content fails or the call is cancelled, what stood under the key before still does.
    /// </remarks>
    Task<ObjectInfo> PutAsync(string key, Stream content, string contentType, CancellationToken ct);

    /// <summary>The object with its content, to be disposed by the caller; null when there is none.</summary>
    Task<StoredObject?> OpenAsync(string key, CancellationToken ct);

    /// <summary>The object with its content from a byte on, which must lie within it.</summary>
    Task<StoredObject?> OpenAsync(string key, long start, CancellationToken ct);

    /// <summary>The object without its content; null when there is none.</summary>
    Task<ObjectInfo?> FindAsync(string key, CancellationToken ct);

    /// <summary>Deletes an object; one that is not there is fine.</summary>
    Task DeleteAsync(string key, CancellationToken ct);

    /// <summary>
    /// The objects whose keys begin with <paramref name="prefix"/> (which may be empty, or end within a segment), in ordinal order
    /// of their keys. Listings do not know content types.
    /// </summary>
    IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, CancellationToken ct);

    /// <summary>Removes what writers that died left unfinished, where it was begun before a time; answers how much that was.</summary>
    Task<int> RemoveUnfinishedAsync(DateTimeOffset before, CancellationToken ct);

    /// <summary>Returns when the store is reachable and can be written to; throws otherwise.</summary>
    Task CheckAsync(CancellationToken ct);
}
