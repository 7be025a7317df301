using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace SpeechCoach.Storage;

/// <summary>
/// A file for a demuxer that must seek. It has lost its name before the first byte is in it: nobody else can open it, and not even a killed
/// process leaves it behind. A child that is started with it inherits it, to be read only, whoever the child runs as.
/// </summary>
public sealed class PrivateFile : IAsyncDisposable
{
    const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    const UnixFileMode Readable = Own | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    readonly FileStream stream;

    PrivateFile(FileStream stream, SafeFileHandle inherited) => (this.stream, Inherited) = (stream, inherited);

    /// <summary>Where the child that inherits it finds it.</summary>
    public string Url => string.Create(CultureInfo.InvariantCulture, $"file:/proc/self/fd/{Inherited.DangerousGetHandle()}");

    internal SafeFileHandle Inherited { get; }

    /// <summary>Writes the file; where it is larger than the cap, its beginning.</summary>
    public static async Task<PrivateFile> CreateAsync(CappedSource source, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Own;
        var stream = new FileStream(path, options);
        SafeFileHandle? inherited = null;
        try
        {
            inherited = File.OpenHandle(path);
            File.Delete(path);
            // Without a name only who holds it can reach it.
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(stream.SafeFileHandle, Readable);
            await source.CopyToAsync(stream, cancellationToken);
            await stream.FlushAsync(cancellationToken);
            return new(stream, inherited);
        }
        catch
        {
            File.Delete(path);
            inherited?.Dispose();
            await stream.DisposeAsync();
            throw;
        }
    }

    /// <summary>The file is gone with this.</summary>
    public ValueTask DisposeAsync()
    {
        Inherited.Dispose();
        return stream.DisposeAsync();
    }
}
