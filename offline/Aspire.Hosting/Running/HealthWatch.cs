using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Running;

/// <summary>Asks a resource's health checks until all pass; a resource without one is ready as soon as it runs.</summary>
sealed class HealthWatch(HealthCheckService checks, TimeProvider clock)
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    static readonly TimeSpan Reminder = TimeSpan.FromSeconds(30);

    public async Task WaitAsync(IResource resource, CancellationToken ct)
    {
        var keys = resource.Annotations.OfType<HealthCheckAnnotation>().Select(annotation => annotation.Key).ToHashSet();
        if (keys.Count == 0)
            return;

        for (var since = clock.GetTimestamp(); ;)
        {
            var report = await checks.CheckHealthAsync(registration => keys.Contains(registration.Name), ct);
            if (report.Status == HealthStatus.Healthy)
                return;
            if (clock.GetElapsedTime(since) > Reminder)
            {
                var reasons = report.Entries.Values.Where(entry => entry.Status != HealthStatus.Healthy).Select(entry => entry.Description);
                Console.WriteLine($"[{resource.Name}] is still not healthy: {string.Join("; ", reasons)}");
                since = clock.GetTimestamp();
            }
            await Task.Delay(Pause, clock, ct);
        }
    }
}
