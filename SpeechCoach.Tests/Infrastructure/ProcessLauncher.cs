using System.Collections.Concurrent;
using System.Diagnostics;

namespace SpeechCoach.Tests.Infrastructure;

/// <summary>
/// Starts processes from one thread that lives as long as the tests: the kernel kills a child started with a
/// parent-death signal when the starting thread ends, and threads of the pool do end.
/// </summary>
static class ProcessLauncher
{
    static readonly BlockingCollection<Action> work = Start();

    public static Process Launch(ProcessStartInfo start)
    {
        var launched = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        work.Add(() =>
        {
            try
            {
                launched.SetResult(Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start."));
            }
            catch (Exception e)
            {
                launched.SetException(e);
            }
        });
        return launched.Task.GetAwaiter().GetResult();
    }

    static BlockingCollection<Action> Start()
    {
        var queue = new BlockingCollection<Action>();
        new Thread(() =>
        {
            foreach (var action in queue.GetConsumingEnumerable()) action();
        })
        { IsBackground = true, Name = "process launcher" }.Start();
        return queue;
    }
}
