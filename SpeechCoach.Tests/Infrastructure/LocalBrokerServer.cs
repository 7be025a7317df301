using System.Globalization;
using SpeechCoach.Contracts;

namespace SpeechCoach.Tests.Infrastructure;

/// <summary>The event log as a process of its own, with the product's topics. A restart forgets all events and keeps the port.</summary>
public sealed class LocalBrokerServer : IAsyncLifetime
{
    TestProcess? process;

    public int Port { get; } = FreePort.Next();

    public string BootstrapServers => $"127.0.0.1:{Port}";

    public async ValueTask InitializeAsync() => await StartAsync();

    /// <summary>kill -9.</summary>
    public Task KillAsync() => Running.KillAsync();

    /// <summary>SIGTERM.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> StopAsync() => Running.StopAsync();

    /// <summary>Starts an empty event log on the same port, killing the present one first if it still runs.</summary>
    public async Task RestartAsync()
    {
        await KillAsync();
        await Running.DisposeAsync();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await process.DisposeAsync();
    }

    TestProcess Running => process ?? throw new InvalidOperationException("The broker has not been started.");

    async Task StartAsync()
    {
        var port = Port.ToString(CultureInfo.InvariantCulture);
        var topics = TopicNames.All.SelectMany(topic => new[] { "--topic", string.Create(CultureInfo.InvariantCulture, $"{topic.Name}:{topic.Partitions}") });
        process = TestProcess.StartProject("SpeechCoach.LocalBroker", ["--port", port, .. topics]);
        await process.LineAsync("ready on");
    }
}
