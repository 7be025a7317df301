using System.Globalization;

namespace SpeechCoach.Storage;

/// <summary>A file for a demuxer that must seek. It has lost its name before the first byte is in it: nobody else can open it, and not even a killed process leaves it behind.</summary>
public sealed class PrivateFile : IAsyncDisposable
{
    readonly FileStream stream;

    PrivateFile(FileStream stream) => this.stream = stream;

    /// <summary>Where a child process finds it.</summary>
    public string Url => string.Create(CultureInfo.InvariantCulture, $"file:/proc/{Environment.ProcessId}/fd/{stream.SafeFileHandle.DangerousGetHandle()}");

    /// <summary>Writes the file; where it is larger than the cap, its beginning.</summary>
    public static async Task<PrivateFile> CreateAsync(CappedSource source, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var stream = new FileStream(path, options);
        File.Delete(path);
        try
        {
            await source.CopyToAsync(stream, cancellationToken);
            await stream.FlushAsync(cancellationToken);
            return new(stream);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    /// <summary>The file is gone with this.</summary>
    public ValueTask DisposeAsync() => stream.DisposeAsync();
}
