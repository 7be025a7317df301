using System.Net;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api;

public sealed class DiskFullTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    readonly ApiWorld world = new(server);
    readonly TemporaryFolder disk = new();
    bool isMounted;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        if (isMounted) await RunAsync("umount", "--lazy", disk.Path);
        disk.Dispose();
    }

    [Fact]
    public async Task Before_the_disk_is_full_senders_are_asked_to_come_back()
    {
        await world.StartAsync(("ObjectStore:MinFree", (1L << 60).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));

        using var refused = await client.SendAsync(ApiRequests.Sound);
        await refused.AssertProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(refused.Headers.RetryAfter);
        using var newcomer = world.Api.Client();
        using var stranger = await newcomer.SendAsync(ApiRequests.Sound);
        await stranger.AssertProblemAsync(HttpStatusCode.ServiceUnavailable);
        using var health = await client.GetAsync("/health", ApiWorld.Ct);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
    }

    [Fact]
    public async Task On_a_disk_that_is_full_nothing_half_written_stays_and_what_fits_is_still_taken()
    {
        if (!Environment.IsPrivilegedProcess) Requirement.Missing("Mounting takes root.");
        await RunAsync("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.Path);
        isMounted = true;
        await world.StartAsync(("ObjectStore:MinFree", "0"), ("ObjectStore:Connection", $"Directory={disk.Path}"));
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));

        using var refused = await client.SendAsync([.. ApiRequests.Sound, .. new byte[2_000_000]]);
        await refused.AssertProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Empty(Directory.GetFiles(Path.Combine(disk.Path, "@unfinished")));
        await client.AcceptedAsync();
    }

    static async Task RunAsync(string program, params string[] arguments)
    {
        await using var process = TestProcess.Start(program, arguments);
        Assert.Equal(0, await process.ExitAsync());
    }
}
