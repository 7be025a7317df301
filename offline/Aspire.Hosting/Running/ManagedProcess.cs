using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Aspire.Hosting.Running;

/// <summary>A started process, leader of its own group, whose lines are printed with its label before them.</summary>
sealed partial class ManagedProcess : IDisposable
{
    const int Terminate = 15;
    const int Kill = 9;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    readonly string label;
    readonly Process process;
    readonly TaskCompletionSource exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    ManagedProcess(string label, ProcessStartInfo info)
    {
        this.label = label;
        process = new Process { StartInfo = info, EnableRaisingEvents = true };
        process.Exited += (_, _) => exited.TrySetResult();
        process.OutputDataReceived += (_, line) => Print(line.Data);
        process.ErrorDataReceived += (_, line) => Print(line.Data);
    }

    /// <summary>Ends with the process, even while its children still hold its output open.</summary>
    public Task Exited => exited.Task;

    public int ExitCode => process.ExitCode;

    public static ManagedProcess Start(string label, ProcessStartInfo info)
    {
        var started = new ManagedProcess(label, info);
        started.process.Start();
        started.process.StandardInput.Close();
        started.process.BeginOutputReadLine();
        started.process.BeginErrorReadLine();
        return started;
    }

    /// <summary>Asks it to stop; after ten seconds it is killed (Redis, for one, refuses to go when its folder has vanished).</summary>
    public async Task StopAsync(TimeProvider clock)
    {
        Signal(process.Id, Terminate);
        try
        {
            await Exited.WaitAsync(Patience, clock);
        }
        catch (TimeoutException)
        {
            Print($"did not stop within {Patience.TotalSeconds:F0} s and was killed");
            Signal(process.Id, Kill);
            await Exited;
        }
    }

    /// <summary>Ends what the process has left behind in its group, then waits for the last lines.</summary>
    public async Task CleanUpAsync(TimeProvider clock)
    {
        Signal(-process.Id, Kill);
        try
        {
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(2), clock);
        }
        catch (TimeoutException)
        {
            // Something outside the group holds the output open; the lines so far are printed.
        }
    }

    public void Dispose() => process.Dispose();

    void Print(string? line)
    {
        if (line is not null)
            Console.WriteLine($"[{label}] {line}");
    }

    static void Signal(int id, int signal) => kill(id, signal);

    [LibraryImport("libc")]
    private static partial int kill(int pid, int signal);
}
