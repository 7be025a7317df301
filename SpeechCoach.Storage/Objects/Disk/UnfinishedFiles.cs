namespace SpeechCoach.Storage;

/// <summary>Files on their way to becoming objects, in a folder of their own that no key reaches.</summary>
sealed class UnfinishedFiles
{
    const int CopyBytes = 64 * 1024;
    const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    /// <summary>A file that nobody has written to for so long was left by a crash.</summary>
    static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    readonly string folder;

    public UnfinishedFiles(string folder, bool create, TimeProvider clock)
    {
        this.folder = folder;
        if (create)
        {
            CreateFolder(Path.GetDirectoryName(folder)!);
            CreateFolder(folder);
        }

        if (IsThere) RemoveBegunBefore(clock.GetUtcNow() - Abandoned);
    }

    /// <summary>Whether the folder is there. Without it the store is away, a disk that is not mounted perhaps, and not empty.</summary>
    public bool IsThere => Directory.Exists(folder);

    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnFolder);
    }

    /// <summary>Removes files that nobody has written to since; answers how many.</summary>
    public int RemoveBegunBefore(DateTimeOffset before)
    {
        var abandoned = new DirectoryInfo(folder).EnumerateFiles().Where(file => file.LastWriteTimeUtc < before.UtcDateTime).ToList();
        foreach (var file in abandoned) file.Delete();
        return abandoned.Count;
    }

    /// <summary>Writes a whole file and brings it to disk. Nothing is left of it where that fails.</summary>
    public async Task<string> WriteAsync(Stream content, string contentType, CancellationToken ct)
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnFile;

        try
        {
            await using var file = new FileStream(path, options);
            await file.WriteAsync(ObjectFile.Header(contentType), ct);
            await content.CopyToAsync(file, CopyBytes, ct);
            ct.ThrowIfCancellationRequested();
            file.Flush(flushToDisk: true);
            return path;
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }
}
