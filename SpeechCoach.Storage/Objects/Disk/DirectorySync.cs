using System.ComponentModel;
using System.Runtime.InteropServices;

namespace SpeechCoach.Storage;

/// <summary>A rename is durable only once its folder is on disk, and .NET opens no folders.</summary>
static partial class DirectorySync
{
    const int ReadOnly = 0;
    const int NoSuchEntry = 2;
    const int Interrupted = 4;

    // Linux: O_DIRECTORY differs between processor families, O_CLOEXEC does not.
    const int CloseOnExec = 0x80000;
    static readonly int DirectoryOnly = RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 ? 0x4000 : 0x10000;

    /// <summary>Waits until the folder's entries are on disk. A folder that has gone needs no waiting.</summary>
    public static void Flush(string directory)
    {
        if (!OperatingSystem.IsLinux())
            return;

        var descriptor = Open(directory, ReadOnly | DirectoryOnly | CloseOnExec);
        if (descriptor < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error == NoSuchEntry)
                return;
            throw new IOException("A folder of the object store cannot be opened.", new Win32Exception(error));
        }

        try
        {
            while (Sync(descriptor) != 0)
                if (Marshal.GetLastPInvokeError() is var error and not Interrupted)
                    throw new IOException("A folder of the object store cannot be brought to disk.", new Win32Exception(error));
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
