namespace SpeechCoach.Storage;

/// <summary>An open object. It stays readable while it is replaced or deleted.</summary>
public sealed class StoredObject : IAsyncDisposable
{
    readonly IDisposable? owner;

    internal StoredObject(ObjectInfo info, Stream content, IDisposable? owner = null)
    {
        Info = info;
        Content = content;
        this.owner = owner;
    }

    /// <summary>What the store knows about it.</summary>
    public ObjectInfo Info { get; }

    /// <summary>Its content, read as it comes and once, from the beginning to the end.</summary>
    public Stream Content { get; }

    /// <summary>Closes the content and the connection it came by.</summary>
    public async ValueTask DisposeAsync()
    {
        await Content.DisposeAsync();
        owner?.Dispose();
    }
}
