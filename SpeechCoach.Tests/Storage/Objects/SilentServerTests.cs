using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using SpeechCoach.Storage;

namespace SpeechCoach.Tests.Storage.Objects;

public sealed class SilentServerTests
{
    [Fact]
    public async Task A_server_that_accepts_and_says_nothing_is_given_up()
    {
        var ct = TestContext.Current.CancellationToken;
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var host = TestObjectStore.Host(
            $"Endpoint=http://{silent.LocalEndpoint};AccessKey=key;SecretKey=secret",
            settings: [("ObjectStore:Timeout", "00:00:00.500"), ("ObjectStore:Retries", "0")]);

        var asking = host.Services.GetRequiredService<IObjectStore>().FindAsync("a", ct);
        await Assert.ThrowsAnyAsync<Exception>(() => asking.WaitAsync(TimeSpan.FromSeconds(20), ct));
        Assert.True(asking.IsFaulted || asking.IsCanceled, "It still waits.");
        Assert.False(ct.IsCancellationRequested);
    }
}
