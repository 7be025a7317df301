using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api.Learners;

public sealed class LearnerExportTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    const string Export = "/api/learners/me/export";
    readonly ApiWorld world = new(server);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Everything_of_the_learner_is_in_it_and_nothing_of_another()
    {
        using var mine = world.Api.Client(headers: [("X-Api-Key", ApiWorld.Key), ("X-Learner", "me")]);
        using var other = world.Api.Client(headers: [("X-Api-Key", ApiWorld.Key), ("X-Learner", "other")]);
        await mine.AcceptedAsync();
        var task = (await world.Worker.ClaimAsync());
        await world.Worker.FinishAsync(task);
        await other.AcceptedAsync(ApiRequests.OtherSound);
        await world.Worker.FinishAsync(await world.Worker.ClaimAsync());
        await world.Redis.GetDatabase().HashSetAsync(RedisKeys.FlowView(FlowNames.SpeakingProgress, 1, task.Task.Subject.ToString()), "day/2026-11-22", """{"schema":1}""");

        using var response = await mine.GetAsync(Export, Ct);
        Assert.Equal((HttpStatusCode.OK, "application/zip"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        await using var zip = await ZipArchive.CreateAsync(await response.Content.ReadAsStreamAsync(Ct), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, Ct);

        Assert.Equal(["account.json", "audio", "progress/speaking-progress/day/2026-11-22.json", "recordings", "reports"],
            zip.Entries.Select(entry => entry.FullName.StartsWith("progress", StringComparison.Ordinal) ? entry.FullName : entry.FullName.Split('/')[0]).Order(StringComparer.Ordinal));
        Assert.Equal(ApiRequests.Sound, await ReadAsync(zip, "audio/"));
        Assert.EndsWith(".mpeg", zip.Entries.Single(entry => entry.FullName.StartsWith("audio/", StringComparison.Ordinal)).FullName, StringComparison.Ordinal);
        Assert.Equal("steady-pace", (string?)JsonNode.Parse(await ReadAsync(zip, "reports/"))!["report"]!["strength"]!["code"]);
        Assert.Equal("done", (string?)JsonNode.Parse(await ReadAsync(zip, "recordings/"))!["state"]);
        Assert.Equal("me", (string?)JsonNode.Parse(await ReadAsync(zip, "account.json"))!["links"]![0]!["externalId"]);
    }

    [Fact]
    public async Task Of_a_stranger_nothing_is_kept()
    {
        using var stranger = world.Api.Client(new CookieContainer());
        using var response = await stranger.GetAsync(Export, Ct);
        await response.AssertProblemAsync(HttpStatusCode.NotFound);
    }

    static async Task<byte[]> ReadAsync(ZipArchive zip, string start)
    {
        await using var entry = await zip.Entries.Single(entry => entry.FullName.StartsWith(start, StringComparison.Ordinal)).OpenAsync(Ct);
        using var memory = new MemoryStream();
        await entry.CopyToAsync(memory, Ct);
        return memory.ToArray();
    }
}
