using System.ComponentModel;
using System.Runtime.InteropServices;

namespace SpeechCoach.Tests.Infrastructure;

static partial class UnixSignals
{
    const int NoSuchProcess = 3;

    /// <summary>Sends a signal to a process, or to a group of processes by its negative id; one that is gone already is no error.</summary>
    public static void Send(int processId, UnixSignal signal)
    {
        if (Kill(processId, (int)signal) == 0) return;
        var error = Marshal.GetLastPInvokeError();
        if (error != NoSuchProcess) throw new Win32Exception(error);
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}
