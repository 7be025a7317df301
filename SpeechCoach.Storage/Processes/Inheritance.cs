using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SpeechCoach.Storage;

/// <summary>Lets one child inherit an open file which every other child is spared.</summary>
static partial class Inheritance
{
    const int SetFlags = 2, CloseOnExec = 1;

    static readonly Lock starting = new();

    /// <summary>Starts a child while it may inherit; no other is started in the meantime.</summary>
    public static T While<T>(SafeFileHandle? inherited, Func<T> start)
    {
        lock (starting)
        {
            if (inherited is null) return start();
            Set(inherited, 0);
            try
            {
                return start();
            }
            finally
            {
                Set(inherited, CloseOnExec);
            }
        }
    }

    static void Set(SafeFileHandle file, int flags)
    {
        if (Control(file, SetFlags, flags) != 0) throw new IOException("A file could not be handed to a child process.");
    }

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(SafeFileHandle file, int command, int argument);
}
