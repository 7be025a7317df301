using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Builders;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Worker;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Worker.Pipeline;

public sealed class StoppingWorkerTests(RedisServer server) : IClassFixture<RedisServer>
{
    static readonly TimeSpan patience = TestProcess.Patience;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_claim_that_is_answered_while_the_worker_stops_goes_back_to_the_others()
    {
        using var store = new TemporaryFolder();
        using var host = Host(store);
        // A connection of its own: what Redis does not answer holds up all that follows on the worker's.
        await using var beside = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
        var redis = beside.GetDatabase();
        var queue = host.Services.GetRequiredService<RecordingQueue>();
        var consumer = host.Services.GetServices<IHostedService>().OfType<RecordingConsumer>().Single();
        Assert.Null(await queue.ClaimAsync("another", Ct)); // which makes the group
        Assert.Equal(Acceptance.Accepted, await queue.AcceptAsync(SomeRecording.ByAnyone(), Ct));

        // Redis takes the claim and does not answer before the worker has been told to stop.
        await redis.ExecuteAsync("CLIENT", "PAUSE", 60_000, "WRITE");
        await consumer.StartAsync(Ct);
        await Eventually.TrueAsync("the claim is on its way", async () =>
            (await redis.ExecuteAsync("CLIENT", "LIST")).ToString().Split('\n').Any(client => client.Contains(" flags=b ") && client.Contains(" cmd=eval")), patience);
        var stopping = consumer.StopAsync(Ct);
        await redis.ExecuteAsync("CLIENT", "UNPAUSE");
        await stopping;

        Assert.NotNull(await queue.ClaimAsync("another", Ct));
    }

    [Fact]
    public async Task A_worker_that_stops_is_not_known_any_more()
    {
        using var store = new TemporaryFolder();
        using var host = Host(store);
        await using var beside = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
        await beside.GetDatabase().EnsureAsync(StreamNames.Tasks, GroupNames.Workers);
        var consumer = host.Services.GetServices<IHostedService>().OfType<RecordingConsumer>().Single();

        await consumer.StartAsync(Ct);
        await Eventually.TrueAsync("it looks for work", IsKnownAsync, patience);
        await consumer.StopAsync(Ct);

        Assert.False(await IsKnownAsync());

        async ValueTask<bool> IsKnownAsync() => (await beside.GetDatabase().StreamConsumerInfoAsync(StreamNames.Tasks, GroupNames.Workers))
            .Any(worker => worker.Name.StartsWith(ConsumerName.Current, StringComparison.Ordinal));
    }

    IHost Host(TemporaryFolder store)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:redis"] = server.ConnectionString,
            ["ConnectionStrings:minio"] = $"Directory={store.Path}",
        });
        builder.Logging.AddProvider(new TestLogger());
        builder.AddRedisClient("redis");
        builder.AddObjectStore();
        builder.AddAnalysis();
        builder.AddPipeline();
        return builder.Build();
    }
}
