using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Running;

/// <summary>Keeps the processes of one resource running from the moment all it waits for is ready until it is told to stop.</summary>
sealed class ResourceSupervisor(
    IResource resource,
    ProcessEnvironment environment,
    HealthWatch health,
    ProcessStarter starter,
    IConfiguration configuration,
    IServiceProvider services,
    TimeProvider clock)
{
    const int AttemptsBeforeReady = 3;
    static readonly TimeSpan Settled = TimeSpan.FromSeconds(30);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly CancellationTokenSource stop = new();

    public IResource Resource => resource;

    public Task Ready => ready.Task;

    public void Stop() => stop.Cancel();

    /// <summary>Starts it when all it waits for is ready. Once <paramref name="stopping"/> nothing starts any more; what runs is ended by <see cref="Stop"/>.</summary>
    public async Task RunAsync(IEnumerable<Task> waits, CancellationToken stopping)
    {
        await Task.WhenAll(waits).WaitAsync(stopping);
        if (resource is not (ExecutableResource or ProjectResource))
        {
            ready.SetResult();
            return;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        List<Task> tasks = [
            .. Enumerable.Range(0, resource.GetReplicaCount()).Select(replica => KeepRunningAsync(replica, ending.Token)),
            BecomeReadyAsync(ending.Token),
        ];
        try
        {
            await foreach (var task in Task.WhenEach(tasks))
                await task;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // What one replica cannot do ends the others as well.
            await ending.CancelAsync();
            Stop();
            await Task.WhenAll(tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    async Task BecomeReadyAsync(CancellationToken stopping)
    {
        try
        {
            if (resource.GetReplicaCount() > 0)
                await health.WaitAsync(resource, stopping);
            ready.SetResult();
            Console.WriteLine($"[{resource.Name}] ready" + (Addresses() is { Length: > 0 } addresses ? $" at {addresses}" : ""));
            foreach (var annotation in resource.Annotations.OfType<ReadyCallbackAnnotation>())
                await annotation.Callback(new ResourceReadyEvent(resource, services), stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    async Task KeepRunningAsync(int replica, CancellationToken stopping)
    {
        for (var failures = 0; !stopping.IsCancellationRequested;)
        {
            if (failures == 0)
                DemandPorts(replica);
            var specification = await environment.ResolveAsync(resource, replica, stopping);
            using var process = await starter.StartAsync(specification);
            var since = clock.GetTimestamp();
            await Task.WhenAny(process.Exited, stop.Token.AsTask());
            if (!process.Exited.IsCompleted)
                await process.StopAsync(clock);
            await process.CleanUpAsync(clock);
            if (stopping.IsCancellationRequested)
                return;

            failures = clock.GetElapsedTime(since) > Settled ? 1 : failures + 1;
            if (!Ready.IsCompleted && failures == AttemptsBeforeReady)
                throw new DistributedApplicationException(
                    $"{specification.Label} ended with exit code {process.ExitCode}, {failures} times before it was ready: its lines above say why.");
            var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, failures - 1)));
            Console.WriteLine($"[{specification.Label}] ended with exit code {process.ExitCode}; starting again in {pause.TotalSeconds:F0} s");
            await Task.Delay(pause, clock, stopping);
        }
    }

    void DemandPorts(int replica)
    {
        var ports = resource.TryGetLastAnnotation<ReplicaPortsAnnotation>(out var own) ? own.Ports(replica) : [];
        var others = resource.Annotations.OfType<EndpointAnnotation>()
            .Where(endpoint => resource is ExecutableResource || endpoint.UriScheme is not ("http" or "https"))
            .Select(endpoint => endpoint.AllocatedEndpoint!.Port);
        foreach (var port in ports.Concat(others))
            EndpointAllocator.DemandFree(resource, port, configuration);
    }

    string Addresses() => string.Join(", ", resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => endpoint.AllocatedEndpoint!.UriString));
}
