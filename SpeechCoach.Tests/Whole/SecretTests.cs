using System.Net;
using System.Text;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Whole;

/// <summary>A full run of the product, everything it logs and traces read through for what must not be there.</summary>
public sealed class SecretTests : IDisposable
{
    const string Installation = "the-secret-of-an-installation-that-only-tests-0001";
    const string Operations = "the-key-of-an-operator-that-only-tests-0002";
    readonly TemporaryFolder data = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task No_log_and_no_span_holds_a_secret_a_word_or_a_name()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        await using var product = await Product.StartAsync(
            data.Path, workers: 1, otlp: collector.Endpoint, $"--Parameters:installation-secret={Installation}", $"--Parameters:operations-key={Operations}");
        var recording = await product.Api.SendAsync(Recordings.Path("clips/jfk.wav"));
        await product.Api.InStateAsync(recording, "done", "refused", "dead");
        using var minted = await product.Api.PostAsync(new Uri($"{recording}/audio", UriKind.Relative), null, Ct);
        var link = (string)(await minted.JsonAsync())["url"]!;
        using (var played = await product.Api.GetAsync(new Uri(link, UriKind.Relative), Ct)) Assert.Equal(HttpStatusCode.OK, played.StatusCode);
        using (var wrong = await product.Api.GetAsync(new Uri($"{link}x", UriKind.Relative), Ct)) Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
        using (var operators = new HttpRequestMessage(HttpMethod.Get, "/operations/queue") { Headers = { { "X-Operations-Key", Operations } } })
        using (var seen = await product.Api.SendAsync(operators, Ct)) Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        using (var telegram = await product.TelegramAsync())
        {
            using (var name = new StringContent("/start"))
            using (var said = await telegram.PostAsync(new Uri("/chats/987654321/text", UriKind.Relative), name, Ct)) said.EnsureSuccessStatusCode();
            await Eventually.TrueAsync(
                "the bot has answered", async () => (await telegram.GetJsonAsync(new Uri("/chats/987654321/messages", UriKind.Relative))).AsArray().Count > 0, TestProcess.Patience);
        }
        var cookie = product.LastCookie.Split('=')[1];
        using (var deleted = await product.Api.DeleteAsync(new Uri("/api/learners/me", UriKind.Relative), Ct)) Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);

        await Eventually.TrueAsync("the link's request was traced", () => Received(collector).Contains("/audio/", StringComparison.Ordinal), TestProcess.Patience);
        await Eventually.TrueAsync("the deletion was traced", () => Received(collector).Contains("/api/learners/me", StringComparison.Ordinal), TestProcess.Patience);
        await product.StopAsync();

        var everything = Received(collector) + product.Output;
        foreach (var secret in (string[])[Installation, Operations, link.Split('/')[^1], cookie, "1:emulator", "987654321", "country", "fellow"])
            Assert.DoesNotContain(secret, everything, StringComparison.OrdinalIgnoreCase);
    }

    static string Received(OtlpReceiver collector) => string.Concat(collector.Bodies.Select(Encoding.Latin1.GetString));
}
