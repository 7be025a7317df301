using System.Net;
using System.Net.Http.Headers;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api;

/// <summary>Whoever reads pages and sends a form that cannot be read is told by a page all the same.</summary>
public sealed class SpoiledFormTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/practice/next", HttpStatusCode.BadRequest)]
    public async Task It_is_answered_with_a_page(string address, HttpStatusCode status)
    {
        using var client = world.Api.Client(headers: ("Accept", "text/html"));
        using var content = new StringContent("scenario") { Headers = { ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x") } };

        using var answer = await client.PostAsync(address, content, ApiWorld.Ct);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains("</h1>", await answer.Content.ReadAsStringAsync(ApiWorld.Ct), StringComparison.Ordinal);
    }
}
