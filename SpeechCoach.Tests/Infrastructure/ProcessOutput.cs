namespace SpeechCoach.Tests.Infrastructure;

/// <summary>The lines a process has written so far, both streams together, and a wait for one to come.</summary>
sealed class ProcessOutput
{
    readonly Lock gate = new();
    readonly List<string> lines = [];
    readonly List<(Func<string, bool> Wanted, TaskCompletionSource<string?> Found)> waiters = [];
    bool closed;

    public string Text
    {
        get
        {
            lock (gate) return string.Join('\n', lines);
        }
    }

    public void Add(string line)
    {
        lock (gate)
        {
            lines.Add(line);
            foreach (var waiter in waiters.Where(w => w.Wanted(line))) waiter.Found.TrySetResult(line);
        }
    }

    /// <summary>No more lines will come: whoever still waits gets null.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            foreach (var waiter in waiters) waiter.Found.TrySetResult(null);
        }
    }

    /// <summary>The first line that is wanted, already there or to come; null when the output ends without it.</summary>
    public Task<string?> LineAsync(Func<string, bool> wanted)
    {
        lock (gate)
        {
            var there = lines.FirstOrDefault(wanted);
            if (there is not null || closed) return Task.FromResult(there);
            var found = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiters.Add((wanted, found));
            return found.Task;
        }
    }
}
