using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Storage.Accounts;

/// <summary>One service with accounts, as it is wired in production, on a Redis and a folder that others may share.</summary>
sealed class AccountWorld : IAsyncDisposable
{
    readonly IHost host;

    AccountWorld(IHost host, IConnectionMultiplexer redis) => (this.host, Redis) = (host, redis);

    public IConnectionMultiplexer Redis { get; }

    public AccountStore Accounts => host.Services.GetRequiredService<AccountStore>();

    public LearnerIds Learners => host.Services.GetRequiredService<LearnerIds>();

    public RecordingIds Recordings => host.Services.GetRequiredService<RecordingIds>();

    public IObjectStore Objects => host.Services.GetRequiredService<IObjectStore>();

    public static async Task<AccountWorld> StartAsync(
        RedisServer server, string folder, string secret = "a secret of this test, long enough to be one", string lease = "00:00:10")
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration["ConnectionStrings:minio"] = $"Directory={folder}";
        builder.Configuration["Identity:Secret"] = secret;
        builder.Configuration["Accounts:Lease"] = lease;
        var redis = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
        builder.Services.AddSingleton<IConnectionMultiplexer>(redis);
        builder.AddObjectStore().AddAccounts();
        return new(builder.Build(), redis);
    }

    public async ValueTask DisposeAsync()
    {
        host.Dispose();
        await Redis.DisposeAsync();
    }
}
