using System.Runtime.CompilerServices;

namespace SpeechCoach.Storage;

/// <summary>
/// Objects as files beneath one folder, for a machine without S3. Several processes may share it. What has been answered has
/// been brought to disk: the file, its name, and the folders on the way to it.
/// </summary>
/// <remarks>
/// The object <c>a/b</c> is the file <c>a/b@</c>: no key holds an <c>@</c>, so that <c>a/b</c> and <c>a/b/c</c> can stand side by side.
/// </remarks>
sealed class DirectoryObjectStore : IObjectStore
{
    const int PublishAttempts = 1000;

    readonly string root;
    readonly long minFree;
    readonly UnfinishedFiles unfinished;

    public DirectoryObjectStore(string root, bool create, long minFree, TimeProvider clock)
    {
        this.root = root;
        this.minFree = minFree;
        unfinished = new(Path.Combine(root, "@unfinished"), create, clock);
    }

    public async Task<ObjectInfo> PutAsync(string key, Stream content, string contentType, CancellationToken ct)
    {
        ObjectStoreRules.CheckKey(key);
        ObjectStoreRules.CheckContentType(contentType);
        ArgumentNullException.ThrowIfNull(content);
        CheckRoom();

        var file = await unfinished.WriteAsync(content, contentType, ct);
        try
        {
            var info = InfoOf(key, new FileInfo(file), contentType);
            Publish(file, FileOf(key));
            return info;
        }
        catch
        {
            File.Delete(file);
            throw;
        }
    }

    public Task<StoredObject?> OpenAsync(string key, CancellationToken ct) => OpenAsync(key, 0, ct);

    public Task<StoredObject?> OpenAsync(string key, long start, CancellationToken ct)
    {
        ObjectStoreRules.CheckKey(key);
        ct.ThrowIfCancellationRequested();
        var found = Open(key, start);
        return Task.FromResult(found);
    }

    public async Task<ObjectInfo?> FindAsync(string key, CancellationToken ct)
    {
        await using var found = await OpenAsync(key, ct);
        return found?.Info;
    }

    public Task DeleteAsync(string key, CancellationToken ct)
    {
        ObjectStoreRules.CheckKey(key);
        ct.ThrowIfCancellationRequested();
        var folder = Path.GetDirectoryName(FileOf(key))!;
        try
        {
            File.Delete(FileOf(key));
        }
        catch (DirectoryNotFoundException) when (unfinished.IsThere)
        {
            return Task.CompletedTask;
        }

        DirectorySync.Flush(folder);
        RemoveEmpty(folder);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken ct)
    {
        ObjectStoreRules.CheckPrefix(prefix);
        await Task.CompletedTask;
        var folder = prefix[..(prefix.LastIndexOf('/') + 1)];
        foreach (var info in List(folder, prefix[folder.Length..]))
        {
            ct.ThrowIfCancellationRequested();
            yield return info;
        }
    }

    public async Task CheckAsync(CancellationToken ct)
    {
        CheckRoom();
        using var nothing = new MemoryStream();
        File.Delete(await unfinished.WriteAsync(nothing, "text/plain", ct));
    }

    public Task<int> RemoveUnfinishedAsync(DateTimeOffset before, CancellationToken ct) => Task.FromResult(unfinished.RemoveBegunBefore(before));

    // What Redis, on the same disk perhaps, needs to go on must not be taken by recordings.
    void CheckRoom()
    {
        if (new DriveInfo(root).AvailableFreeSpace is var free && free < minFree)
            throw new IOException($"Only {free} bytes are free on the disk of the object store, fewer than {minFree}.");
    }

    StoredObject? Open(string key, long start)
    {
        try
        {
            var file = File.OpenHandle(FileOf(key), share: FileShare.ReadWrite | FileShare.Delete, options: FileOptions.Asynchronous);
            try
            {
                var info = new ObjectInfo(
                    key,
                    RandomAccess.GetLength(file) - ObjectFile.HeaderBytes,
                    ObjectFile.ReadContentType(file),
                    new(File.GetLastWriteTimeUtc(file), TimeSpan.Zero));
                return new(info, new ObjectFileStream(file, start));
            }
            catch
            {
                file.Dispose();
                throw;
            }
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException && unfinished.IsThere)
        {
            return null;
        }
    }

    /// <summary>Gives the finished file its name and waits until that is on disk.</summary>
    void Publish(string file, string target)
    {
        var folder = Path.GetDirectoryName(target)!;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                CreateFolders(folder);
                File.Move(file, target, overwrite: true);
                break;
            }
            catch (IOException) when (attempt < PublishAttempts && File.Exists(file))
            {
                // A deletion took a folder away as empty, while it was being made or before the file was in it; somebody may
                // have made it anew since.
            }
        }

        // All of them, though most were there before: whoever made one may not have brought it to disk yet.
        for (; folder.Length >= root.Length; folder = Path.GetDirectoryName(folder)!)
            DirectorySync.Flush(folder);
    }

    void CreateFolders(string folder)
    {
        if (folder.Length > root.Length)
            CreateFolders(Path.GetDirectoryName(folder)!);
        UnfinishedFiles.CreateFolder(folder);
    }

    void RemoveEmpty(string folder)
    {
        try
        {
            for (; folder.Length > root.Length; folder = Path.GetDirectoryName(folder)!)
                Directory.Delete(folder);
        }
        catch (IOException)
        {
            // Not empty, or gone already.
        }
    }

    /// <summary>The objects in a folder (empty, or ending in a slash) whose names begin with <paramref name="start"/>.</summary>
    IEnumerable<ObjectInfo> List(string folder, string start)
    {
        foreach (var name in Names(folder).Where(name => name.StartsWith(start, StringComparison.Ordinal)))
        {
            if (name.EndsWith('/'))
                foreach (var info in List(folder + name, ""))
                    yield return info;
            else if (new FileInfo(FileOf(folder + name)) is { Exists: true } file)
                yield return InfoOf(folder + name, file, contentType: "");
        }
    }

    /// <summary>Folders keep their slash, which puts them where their keys belong: <c>a-b</c> before <c>a/b</c> before <c>a0</c>.</summary>
    List<string> Names(string folder)
    {
        var names = new List<string>();
        try
        {
            foreach (var entry in new DirectoryInfo(Path.Combine(root, folder)).EnumerateFileSystemInfos())
                if (entry is DirectoryInfo { Name: var inner } && !inner.StartsWith('@'))
                    names.Add(inner + "/");
                else if (entry is FileInfo { Name: [.. var name, '@'] })
                    names.Add(name);
        }
        catch (DirectoryNotFoundException) when (unfinished.IsThere)
        {
            // Nothing stands there, or what did was just deleted.
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    string FileOf(string key) => Path.Combine(root, key + "@");

    static ObjectInfo InfoOf(string key, FileInfo file, string contentType) =>
        new(key, file.Length - ObjectFile.HeaderBytes, contentType, new(file.LastWriteTimeUtc, TimeSpan.Zero));
}
