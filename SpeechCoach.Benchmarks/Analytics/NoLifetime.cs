using Microsoft.Extensions.Hosting;

namespace SpeechCoach.Benchmarks;

/// <summary>Leaves signals alone: whoever ends a benchmark ends all of it, not only the service that it measures.</summary>
sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
