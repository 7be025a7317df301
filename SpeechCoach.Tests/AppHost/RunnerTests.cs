using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Offline;

namespace SpeechCoach.Tests.AppHost;

/// <summary>The stand-in's runner with real processes: shells that leave marks in a folder.</summary>
public sealed class RunnerTests : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    readonly TemporaryFolder folder = new();
    readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    readonly IDistributedApplicationBuilder builder;

    public RunnerTests()
    {
        StandIns.Require();
        builder = DistributedApplication.CreateBuilder([]);
    }

    public void Dispose()
    {
        stop.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_service_that_ends_is_started_again_with_growing_pauses()
    {
        Shell("crashing", "date +%s%N >> starts; exit 3");
        var run = RunAsync();
        await Eventually.TrueAsync("three starts", () => Lines("starts").Length >= 3, Patience);
        await EndAsync(run);

        var starts = Lines("starts").Select(line => long.Parse(line, CultureInfo.InvariantCulture) / 1e9).ToList();
        Assert.InRange(starts[1] - starts[0], 0.99, 30);
        Assert.InRange(starts[2] - starts[1], 1.99, 30);
    }

    [Fact]
    public async Task A_service_that_never_becomes_ready_ends_the_application_with_its_name_and_exit_code()
    {
        builder.Services.AddHealthChecks().AddCheck("never", () => HealthCheckResult.Unhealthy("not today"));
        Shell("broken", "date >> starts; exit 3").WithHealthCheck("never");
        var failure = await FailAsync();
        Assert.StartsWith("broken ended with exit code 3, 3 times", failure.Message);
        Assert.Equal(3, Lines("starts").Length);
    }

    [Fact]
    public async Task A_missing_program_is_named()
    {
        builder.AddExecutable("server", "no-such-server", folder.Path);
        var failure = await FailAsync();
        Assert.StartsWith("server: there is no program no-such-server here.", failure.Message);
    }

    [Fact]
    public async Task A_taken_port_is_named_before_anything_starts_on_it()
    {
        using var stranger = new TcpListener(IPAddress.Loopback, 0);
        stranger.Start();
        var port = ((IPEndPoint)stranger.LocalEndpoint).Port;
        builder.Configuration["Ports:Server"] = port.ToString(CultureInfo.InvariantCulture);
        Shell("server", "date >> starts; sleep 1000").WithEndpoint(port: port, targetPort: port, name: "tcp", isProxied: false);

        var failure = await FailAsync();
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"server: port {port} is taken."), failure.Message);
        Assert.EndsWith("--Ports:Server N.", failure.Message);
        Assert.Empty(Lines("starts"));
    }

    [Fact]
    public async Task A_service_starts_when_what_it_waits_for_is_healthy_and_not_before()
    {
        var healthy = false;
        builder.Services.AddHealthChecks().AddCheck("gate", () => Volatile.Read(ref healthy) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
        var server = Shell("server", "echo server >> starts; exec sleep 1000").WithHealthCheck("gate");
        Shell("client", "echo client >> starts; exec sleep 1000").WaitFor(server);

        var run = RunAsync();
        await Eventually.TrueAsync("the server runs", () => Lines("starts").Length == 1, Patience);
        Volatile.Write(ref healthy, true);
        await Eventually.TrueAsync("the client runs", () => Lines("starts").Length == 2, Patience);
        await EndAsync(run);
        Assert.Equal(["server", "client"], Lines("starts"));
    }

    [Fact]
    public async Task What_is_waited_for_stops_last()
    {
        var server = Shell("server", "trap 'echo server >> stops; exit' TERM; echo >> starts; while :; do sleep 0.1; done");
        Shell("client", "trap 'sleep 0.5; echo client >> stops; exit' TERM; echo >> starts; while :; do sleep 0.1; done").WaitFor(server);
        var run = RunAsync();
        await Eventually.TrueAsync("both run", () => Lines("starts").Length == 2, Patience);
        await EndAsync(run);
        Assert.Equal(["client", "server"], Lines("stops"));
    }

    [Fact]
    public async Task Children_that_a_service_leaves_behind_are_ended_with_it()
    {
        Shell("parent", "sleep 1000 & echo $! > child; wait");
        var run = RunAsync();
        await Eventually.TrueAsync("the child runs", () => Lines("child").Length == 1, Patience);
        var child = int.Parse(Lines("child")[0], CultureInfo.InvariantCulture);
        Assert.True(ProcessTree.Exists(child));
        await EndAsync(run);
        await Eventually.TrueAsync("the child is gone", () => !ProcessTree.Exists(child), Patience);
    }

    [Fact]
    public async Task A_container_is_refused_with_the_way_out()
    {
        builder.AddRedis("redis");
        var failure = await FailAsync();
        Assert.StartsWith("redis: containers need the full package set", failure.Message);
        Assert.EndsWith("--infrastructure native.", failure.Message);
    }

    [Fact]
    public void Servers_are_native_unless_told_otherwise()
    {
        Assert.Equal("native", builder.Configuration["Infrastructure"]);
        Assert.Equal("containers", DistributedApplication.CreateBuilder(["--infrastructure=containers"]).Configuration["Infrastructure"]);
    }

    [Fact]
    public async Task A_parameter_without_a_value_is_named()
    {
        builder.AddParameter("licence");
        var failure = await FailAsync();
        Assert.Equal("The parameter 'licence' has no value: start with --Parameters:licence VALUE.", failure.Message);
    }

    [Fact]
    public async Task Expressions_reach_the_process_as_values()
    {
        var port = FreePort.Next();
        var server = Shell("server", "exec sleep 1000").WithEndpoint(port: port, targetPort: port, name: "tcp", isProxied: false);
        var connection = builder.AddConnectionString(
            "queue", ReferenceExpression.Create($"{server.GetEndpoint("tcp").Property(EndpointProperty.IPV4Host)}:{server.GetEndpoint("tcp").Property(EndpointProperty.Port)}"));
        Shell("client", "echo $ConnectionStrings__queue > seen; exec sleep 1000").WithReference(connection);
        var run = RunAsync();
        await Eventually.TrueAsync("the client has seen it", () => Lines("seen").Length == 1, Patience);
        await EndAsync(run);
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"), Lines("seen")[0]);
    }

    IResourceBuilder<ExecutableResource> Shell(string name, string script) => builder.AddExecutable(name, "bash", folder.Path, "-c", script);

    Task RunAsync() => builder.Build().RunAsync(stop.Token);

    Task<DistributedApplicationException> FailAsync() => Assert.ThrowsAsync<DistributedApplicationException>(
        () => RunAsync().WaitAsync(Patience, TestContext.Current.CancellationToken));

    async Task EndAsync(Task run)
    {
        await stop.CancelAsync();
        await run.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    string[] Lines(string file)
    {
        var path = Path.Combine(folder.Path, file);
        return File.Exists(path) ? File.ReadAllLines(path) : [];
    }
}
