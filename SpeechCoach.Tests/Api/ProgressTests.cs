using System.Net;
using System.Text.Json;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api;

public sealed class ProgressTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    const string Address = "/api/learners/me/progress";
    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_day_weighs_its_recordings_by_their_length()
    {
        using var client = world.Api.Client(new CookieContainer());
        await client.AcceptedAsync();
        var task = (await world.Worker.ClaimAsync()).Task;
        var day = new DayOfSpeaking
        {
            Date = task.LocalDate,
            Recordings = new Dictionary<string, SpeechContribution>
            {
                ["a"] = new(30, new Dictionary<string, double> { ["speech-rate"] = 100 }),
                ["b"] = new(90, new Dictionary<string, double> { ["speech-rate"] = 140, ["fillers"] = 4 }),
            },
        };
        await world.Redis.GetDatabase().HashSetAsync(
            RedisKeys.Progress(task.Subject), ProgressReader.Field(day.Date), JsonSerializer.Serialize(day, ContractsJson.Default.DayOfSpeaking));

        var progress = await client.JsonAsync($"{Address}?days=7");

        var summary = progress["days"]![0]!["summary"]!;
        Assert.Equal((2, 120.0, 130.0, 4.0), ((int)summary["recordings"]!, (double)summary["seconds"]!, (double)summary["measures"]!["speech-rate"]!, (double)summary["measures"]!["fillers"]!));
        Assert.Equal(2, (int?)progress["total"]!["recordings"]);
        Assert.Null(progress["hint"]);
    }

    [Fact]
    public async Task Who_has_sent_nothing_is_told_what_to_do()
    {
        using var client = world.Api.Client();
        Assert.Contains("Send a voice message", (string?)(await client.JsonAsync(Address))["hint"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("400")]
    [InlineData("many")]
    public async Task A_number_of_days_that_is_none_is_refused(string days)
    {
        using var client = world.Api.Client();
        using var response = await client.GetAsync($"{Address}?days={days}", ApiWorld.Ct);
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }
}
