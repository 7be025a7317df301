using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace SpeechCoach.Storage;

/// <summary>
/// A program that reads from a pipe and writes to one, with no network and no rights where this machine lets us take them away, and within
/// limits. Disposing it ends it, with all that it started.
/// </summary>
public sealed class ChildProcess : IAsyncDisposable
{
    const int MostErrorText = 4096;
    static readonly string? Prlimit = Executable.Find("prlimit");

    readonly Process process;

    ChildProcess(Process process)
    {
        this.process = process;
        Errors = ReadErrorsAsync(process.StandardError.BaseStream);
    }

    /// <summary>What it reads; disposing it tells it that there is no more.</summary>
    public Stream Input => process.StandardInput.BaseStream;

    /// <summary>What it writes.</summary>
    public Stream Output => process.StandardOutput.BaseStream;

    /// <summary>The first 4 KiB of what it wrote to its error channel.</summary>
    public Task<string> Errors { get; }

    /// <summary>Starts a program, which gets nothing of our environment.</summary>
    /// <param name="program">Its full path.</param>
    /// <param name="arguments">Its arguments, each passed as it stands.</param>
    /// <param name="limits">What it may use.</param>
    /// <param name="environment">Its whole environment.</param>
    /// <param name="file">A file that it may read.</param>
    public static ChildProcess Start(
        string program, IEnumerable<string> arguments, ChildLimits limits, IReadOnlyDictionary<string, string>? environment = null, PrivateFile? file = null)
    {
        var limited = Prlimit is null ? [] : Limits(Prlimit, limits);
        string[] command = [.. Confinement.Prefix, .. limited, program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return new(Inheritance.While(file?.Inherited, () => Process.Start(start)) ?? throw new InvalidOperationException($"{program} did not start."));
    }

    /// <summary>Waits for its end and answers its exit code.</summary>
    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    /// <summary>Ends it at once, with all that it started.</summary>
    public void Kill()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
    }

    /// <summary>Ends it, where it has not ended.</summary>
    public async ValueTask DisposeAsync()
    {
        Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        await Errors;
        process.Dispose();
    }

    static string[] Limits(string prlimit, ChildLimits limits)
    {
        var cpu = ((long)Math.Ceiling(limits.Cpu.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        string[] space = limits.AddressSpace is { } bytes ? [string.Create(CultureInfo.InvariantCulture, $"--as={bytes}")] : [];
        return [prlimit, $"--cpu={cpu}", "--core=0", .. space, "--"];
    }

    // Drained to the end, so that a child that complains a lot never blocks on its full pipe.
    static async Task<string> ReadErrorsAsync(Stream errors)
    {
        var kept = new byte[MostErrorText];
        var rest = new byte[MostErrorText];
        var length = await errors.ReadAtLeastAsync(kept, kept.Length, throwOnEndOfStream: false);
        while (await errors.ReadAsync(rest) > 0)
        {
        }
        return Encoding.UTF8.GetString(kept, 0, length);
    }
}
