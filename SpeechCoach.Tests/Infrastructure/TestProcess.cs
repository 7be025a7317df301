using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SpeechCoach.Tests.Infrastructure;

/// <summary>
/// A child process with its output captured. It dies with the tests, however those end (setpriv --pdeathsig), and
/// <see cref="Id"/> is its own process id: setpriv replaces itself with the program.
/// </summary>
sealed class TestProcess : IAsyncDisposable
{
    // Long enough for a service to start on a machine that does much else.
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    readonly Process process;
    readonly Task exited;

    TestProcess(string name, Process process)
    {
        (Name, this.process) = (name, process);
        process.OutputDataReceived += (_, e) => Write(e.Data);
        process.ErrorDataReceived += (_, e) => Write(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        exited = WatchAsync();
    }

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public string Name { get; }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    public ProcessOutput Output { get; } = new();

    public static TestProcess Start(
        string program,
        IEnumerable<string> arguments,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string?>? environment = null)
    {
        Requirement.Program("setpriv");
        var start = new ProcessStartInfo("setpriv")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = workingDirectory ?? Path.GetTempPath(),
        };
        string[] prefix = ["--pdeathsig", "KILL", "--", program];
        foreach (var argument in prefix.Concat(arguments)) start.ArgumentList.Add(argument);
        foreach (var (key, value) in environment ?? new Dictionary<string, string?>()) start.Environment[key] = value;
        return new TestProcess(Path.GetFileName(program), ProcessLauncher.Launch(start));
    }

    /// <summary>Starts a built project of this repository: its dll, in its own folder, with the tests' configuration.</summary>
    public static TestProcess StartProject(
        string project, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null) =>
        Start("dotnet", [Repository.BuiltAssembly(project), .. arguments], Repository.Folder(project), environment);

    /// <summary>The first line of output that contains the text; fails with all output when the process ends without it.</summary>
    public async Task<string> LineAsync(string text, TimeSpan? within = null)
    {
        var found = Output.LineAsync(line => line.Contains(text, StringComparison.Ordinal));
        try
        {
            return await found.WaitAsync(within ?? Patience, Cancelled) ?? throw Unexpected($"ended without a line \"{text}\"");
        }
        catch (TimeoutException)
        {
            throw Unexpected($"wrote no line \"{text}\" in time");
        }
    }

    /// <summary>Waits until something accepts connections on the port, of 127.0.0.1 unless said otherwise, while this process lives.</summary>
    public Task PortAsync(int port, TimeSpan? within = null, IPAddress? at = null) => Eventually.TrueAsync(
        $"{Name} listens on {port}",
        async () =>
        {
            if (HasExited) throw Unexpected("ended before it listened");
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(at ?? IPAddress.Loopback, port, Cancelled);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        },
        within ?? Patience);

    public void Signal(UnixSignal signal)
    {
        if (!HasExited) UnixSignals.Send(Id, signal);
    }

    /// <summary>Asks the process to end, and kills it when it does not.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync(TimeSpan? within = null)
    {
        Signal(UnixSignal.Continue);
        Signal(UnixSignal.Terminate);
        try
        {
            return await ExitAsync(within ?? TimeSpan.FromSeconds(10));
        }
        catch (TimeoutException)
        {
            return await KillAsync();
        }
    }

    /// <summary>kill -9, and waits until it is gone.</summary>
    public async Task<int> KillAsync()
    {
        Signal(UnixSignal.Kill);
        await exited.WaitAsync(Patience, CancellationToken.None);
        return ExitCode;
    }

    /// <exception cref="TimeoutException">It has not ended in time.</exception>
    public async Task<int> ExitAsync(TimeSpan? within = null)
    {
        await exited.WaitAsync(within ?? Patience, Cancelled);
        return ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    async Task WatchAsync()
    {
        await process.WaitForExitAsync();
        Output.Close();
    }

    void Write(string? line)
    {
        if (line is not null) Output.Add(line);
    }

    InvalidOperationException Unexpected(string what) => new(string.Create(
        CultureInfo.InvariantCulture, $"{Name} ({Id}) {what}{(HasExited ? $", exit code {ExitCode}" : "")}. Its output:\n{Output.Text}"));
}
