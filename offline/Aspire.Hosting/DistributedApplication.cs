using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

public class DistributedApplication : IAsyncDisposable
{
    readonly IHost host;

    internal DistributedApplication(IHost host)
    {
        this.host = host;
        ResourceCommands = new ResourceCommandService(host.Services);
    }

    public IServiceProvider Services => host.Services;

    public ResourceCommandService ResourceCommands { get; }

    public static IDistributedApplicationBuilder CreateBuilder(string[] args) =>
        CreateBuilder(new DistributedApplicationOptions { Args = args });

    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options) =>
        new DistributedApplicationBuilder(options);

    public void Run() => RunAsync().GetAwaiter().GetResult();

    public virtual async Task RunAsync(CancellationToken cancellationToken = default)
    {
        await using var runner = ActivatorUtilities.CreateInstance<ApplicationRunner>(host.Services);
        await runner.RunAsync(cancellationToken);
    }

    public virtual ValueTask DisposeAsync()
    {
        host.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
