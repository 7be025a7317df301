using System.Globalization;
using System.Net;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Storage.Objects;

namespace SpeechCoach.Tests.Api;

/// <summary>In a process of its own, whose memory nothing else uses.</summary>
public sealed class UploadMemoryTests(RedisServer server) : IClassFixture<RedisServer>
{
    const int Megabyte = 1_000_000;

    [Fact]
    public async Task Memory_does_not_grow_with_the_size_of_an_upload()
    {
        using var folder = new TemporaryFolder();
        var port = FreePort.Next();
        await using var api = TestProcess.StartProject("SpeechCoach.Api", [], new Dictionary<string, string?>
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            ["ConnectionStrings__redis"] = server.ConnectionString,
            ["ConnectionStrings__minio"] = $"Directory={folder.Path}",
            ["Identity__Secret"] = "the secret of an installation that only tests",
        });
        await api.PortAsync(port);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

        for (var i = 0; i < 6; i++) await UploadAsync(client, 5);
        var small = await PeakAsync(api, async () => await UploadAsync(client, 5));
        var large = await PeakAsync(api, async () => await UploadAsync(client, 45));

        TestContext.Current.TestOutputHelper?.WriteLine($"peak resident set: {small / 1e6:0.0} MB at 5 MB, {large / 1e6:0.0} MB at 45 MB");
        // Holding the 40 MB more in memory, even once, would show.
        Assert.True(large - small < 15 * Megabyte, $"{small} bytes at 5 MB, {large} bytes at 45 MB");
    }

    static async Task UploadAsync(HttpClient client, int megabytes)
    {
        using var content = new StreamContent(new GeneratedStream(
            megabytes * Megabyte, position => position < 4 ? "OggS"u8[(int)position] : GeneratedStream.Pattern(position)));
        using var response = await client.SendAsync(content);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    /// <summary>The largest resident set during some work, as the kernel keeps it.</summary>
    static async Task<long> PeakAsync(TestProcess process, Func<Task> work)
    {
        const string resetPeak = "5";
        await File.WriteAllTextAsync($"/proc/{process.Id}/clear_refs", resetPeak, ApiWorld.Ct);
        await work();
        var line = (await File.ReadAllLinesAsync($"/proc/{process.Id}/status", ApiWorld.Ct)).Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
    }
}
