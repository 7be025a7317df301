using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Running;

/// <summary>
/// Runs the application model with real processes: those that something waits for first, and stops them in the reverse
/// order. What cannot run ends everything with a <see cref="DistributedApplicationException"/> of one line that says what to do.
/// </summary>
sealed class ApplicationRunner(
    IResourceCollection resources, IConfiguration configuration, ProcessEnvironment environment, HealthWatch health, IServiceProvider services, TimeProvider clock)
    : IAsyncDisposable
{
    readonly ProcessStarter starter = new();
    readonly CancellationTokenSource stopping = new();
    ExceptionDispatchInfo? failure;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var asked = cancellationToken.Register(stopping.Cancel);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
        using var hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnSignal);

        RefuseContainers();
        EndpointAllocator.Allocate(resources, configuration);
        foreach (var parameter in resources.OfType<ParameterResource>())
            await parameter.GetValueAsync(stopping.Token);

        var supervisors = resources.ToDictionary(
            resource => resource, resource => new ResourceSupervisor(resource, environment, health, starter, configuration, services, clock));
        var runs = supervisors.Values.ToDictionary(supervisor => supervisor.Resource, supervisor => GuardAsync(supervisor.RunAsync(
            [.. WaitedFor(supervisor.Resource).Select(resource => supervisors[resource].Ready)], stopping.Token)));
        var announced = GuardAsync(AnnounceAsync(supervisors.Values));

        var stops = new Dictionary<IResource, Task>();
        await Task.WhenAny(Task.WhenAll(runs.Values.Append(announced)), stopping.Token.AsTask());
        await stopping.CancelAsync();
        await Task.WhenAll(resources.Select(StopAsync));
        await announced;
        failure?.Throw();

        // A resource stops when all that wait for it have stopped: Redis outlives its clients.
        Task StopAsync(IResource resource)
        {
            if (!stops.TryGetValue(resource, out var stop))
                stops[resource] = stop = StopAfterAsync(resource, [.. resources.Where(other => WaitedFor(other).Contains(resource)).Select(StopAsync)]);
            return stop;
        }

        async Task StopAfterAsync(IResource resource, Task[] dependents)
        {
            await Task.WhenAll(dependents);
            supervisors[resource].Stop();
            await runs[resource];
        }
    }

    public ValueTask DisposeAsync()
    {
        starter.Dispose();
        stopping.Dispose();
        return ValueTask.CompletedTask;
    }

    void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        stopping.Cancel();
    }

    void RefuseContainers()
    {
        var containers = resources.OfType<ContainerResource>().Select(container => container.Name).ToList();
        if (containers.Count > 0)
            throw new DistributedApplicationException(
                $"{string.Join(", ", containers)}: containers need the full package set, and this is the restricted one. "
                + "Start with --infrastructure native.");
    }

    async Task AnnounceAsync(IEnumerable<ResourceSupervisor> supervisors)
    {
        await Task.WhenAll(supervisors.Select(supervisor => supervisor.Ready)).WaitAsync(stopping.Token);
        Console.WriteLine("All is ready. Ctrl-C stops everything.");
        await stopping.Token.AsTask();
    }

    async Task GuardAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        catch (Exception e)
        {
            failure ??= ExceptionDispatchInfo.Capture(e);
            await stopping.CancelAsync();
        }
    }

    static IEnumerable<IResource> WaitedFor(IResource resource) =>
        resource.Annotations.OfType<WaitAnnotation>().Select(wait => wait.Resource).Distinct();
}
