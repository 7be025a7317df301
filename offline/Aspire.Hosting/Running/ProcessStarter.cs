using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace Aspire.Hosting.Running;

/// <summary>
/// Starts processes so that none outlives this one: the kernel sends each SIGTERM when its starter dies, which for it is the
/// starting thread, so all are started from a single thread that lives as long as they do.
/// </summary>
sealed class ProcessStarter : IDisposable
{
    static readonly string[] Inherited = ["ASPNETCORE_", "DOTNET_ENVIRONMENT", "DOTNET_LAUNCH_PROFILE", "DOTNET_RESOURCE_SERVICE", "ASPIRE_"];
    readonly BlockingCollection<Action> work = [];

    public ProcessStarter() => new Thread(Work) { IsBackground = true, Name = "process starter" }.Start();

    public Task<ManagedProcess> StartAsync(ProcessSpecification specification)
    {
        DemandProgram(specification);
        var started = new TaskCompletionSource<ManagedProcess>(TaskCreationOptions.RunContinuationsAsynchronously);
        work.Add(() =>
        {
            try
            {
                started.SetResult(ManagedProcess.Start(specification.Label, Describe(specification)));
            }
            catch (Win32Exception)
            {
                started.SetException(new DistributedApplicationException(
                    "The programs setsid and setpriv of util-linux are needed to run services here: install util-linux."));
            }
        });
        return started.Task;
    }

    public void Dispose() => work.CompleteAdding();

    void Work()
    {
        foreach (var start in work.GetConsumingEnumerable())
            start();
        work.Dispose();
    }

    static ProcessStartInfo Describe(ProcessSpecification specification)
    {
        // A session of its own, so that the terminal's Ctrl-C reaches only this host, which then stops all in order.
        var info = new ProcessStartInfo("setsid", ["setpriv", "--pdeathsig", "TERM", "--", specification.Command, .. specification.Arguments])
        {
            WorkingDirectory = specification.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // This host's own launch profile must not leak into the services.
        foreach (var name in info.Environment.Keys.Where(name => Inherited.Any(name.StartsWith)).ToList())
            info.Environment.Remove(name);
        foreach (var (name, value) in specification.Variables)
            info.Environment[name] = value;
        return info;
    }

    static void DemandProgram(ProcessSpecification specification)
    {
        var command = specification.Command;
        var places = command.Contains('/')
            ? [Path.GetFullPath(command, specification.Folder)]
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, command));
        if (!places.Any(File.Exists))
            throw new DistributedApplicationException(
                $"{specification.Label}: there is no program {command} here. ./run installs what is needed; or install it yourself and put it on the PATH.");
    }
}
