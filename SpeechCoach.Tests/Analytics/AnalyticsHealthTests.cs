using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Analytics;

public sealed class AnalyticsHealthTests(RedisServer redis, LocalBrokerServer broker) : IClassFixture<RedisServer>, IClassFixture<LocalBrokerServer>, IDisposable
{
    readonly TemporaryFolder store = new();

    static readonly TimeSpan Patience = TestProcess.Patience;

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task The_service_says_what_it_misses_stays_alive_and_recovers_by_itself()
    {
        await using var analytics = new WebApplicationFactory<SpeechCoach.Analytics.Entry>().WithWebHostBuilder(web =>
        {
            web.UseSetting("ConnectionStrings:redis", redis.ConnectionString);
            web.UseSetting("ConnectionStrings:redpanda", broker.BootstrapServers);
            web.UseSetting("ConnectionStrings:minio", $"Directory={store.Path}");
        });
        using var client = analytics.CreateClient();
        await AnswersAsync(client, HttpStatusCode.OK);

        await redis.KillAsync();
        await AnswersAsync(client, HttpStatusCode.ServiceUnavailable);
        await redis.RestartAsync();
        await AnswersAsync(client, HttpStatusCode.OK);

        await broker.KillAsync();
        await AnswersAsync(client, HttpStatusCode.ServiceUnavailable);
        await broker.RestartAsync();
        await AnswersAsync(client, HttpStatusCode.OK);
    }

    static Task AnswersAsync(HttpClient client, HttpStatusCode health) => Eventually.TrueAsync($"/health answers {health}", async () =>
    {
        using var alive = await client.GetAsync(new Uri("/alive", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode == health;
    }, Patience);
}
