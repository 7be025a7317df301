using System.Net;
using System.Text;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Storage.Objects;

namespace SpeechCoach.Tests.Api;

public sealed class UploadLimitTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    const int Megabyte = 1_000_000;

    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_100_MB_body_of_unknown_length_is_refused_at_the_cap_while_it_streams()
    {
        await world.StartAsync();
        using var upload = await RawUpload.BeginAsync(world.Api.Address, "Transfer-Encoding: chunked");

        // Sends on until the answer is there, as a browser does, with the whole body at hand.
        byte[] chunk = [.. "10000\r\nID3"u8, .. new byte[0x10000 - 3], .. "\r\n"u8];
        long sent = 0;
        while (sent < 100 * Megabyte && !upload.IsAnswered)
        {
            await upload.SendAsync(chunk);
            sent += 0x10000;
        }

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await upload.StatusAsync());
        TestContext.Current.TestOutputHelper?.WriteLine($"refused after {sent / 1e6:0.0} MB were sent");
        Assert.InRange(sent, 50 * Megabyte, 75 * Megabyte);
        Assert.Empty(await world.ObjectsAsync("audio/"));
    }

    [Fact]
    public async Task A_body_that_says_it_is_too_large_is_not_read_at_all()
    {
        await world.StartAsync();
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        client.DefaultRequestHeaders.ExpectContinue = true;
        long read = 0;
        using var content = new StreamContent(new GeneratedStream(100 * Megabyte, GeneratedStream.Pattern, position => read = position));
        content.Headers.ContentLength = 100 * Megabyte;

        using var response = await client.SendAsync(content);

        Assert.Contains("50,000,000 bytes", await response.AssertProblemAsync(HttpStatusCode.RequestEntityTooLarge), StringComparison.Ordinal);
        Assert.Equal(0, read);
    }

    [Fact]
    public async Task A_known_recording_is_capped_all_the_same()
    {
        await world.StartAsync(("Uploads:MaxBytes", "100000"));
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        using var first = await client.SendAsync(ApiRequests.Sound, ("Idempotency-Key", "one"));
        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);

        using var second = await client.SendAsync([.. ApiRequests.Sound, .. new byte[100_000]], ("Idempotency-Key", "one"));

        await second.AssertProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task An_upload_that_takes_too_long_is_refused_and_nothing_is_kept()
    {
        await world.StartAsync(("Uploads:MaxDuration", "1"));
        using var upload = await RawUpload.BeginAsync(world.Api.Address, $"Content-Length: {ApiRequests.Sound.Length}");
        await upload.SendAsync(ApiRequests.Sound.AsMemory(..^1));

        Assert.Equal(HttpStatusCode.RequestTimeout, await upload.StatusAsync());
        Assert.Empty(await world.ObjectsAsync("audio/"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_field_that_never_ends_is_refused_before_the_file_and_behind_it(bool isBehind)
    {
        await world.StartAsync();
        using var upload = await RawUpload.BeginAsync(world.Api.Address, Form);
        if (isBehind) await upload.SendAsync(Chunk(File));
        await upload.SendAsync(Chunk(Field));

        var chunk = Chunk(new byte[0x10000]);
        long sent = 0;
        while (sent < 100 * Megabyte && !upload.IsAnswered)
        {
            await upload.SendAsync(chunk);
            sent += chunk.Length;
        }

        Assert.InRange(sent, 0, 20 * Megabyte);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await upload.StatusAsync());
        await Eventually.TrueAsync("nothing is kept", async () => (await world.ObjectsAsync("audio/")).Count == 0, TestProcess.Patience);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_field_that_takes_too_long_is_refused_as_a_file_is(bool isBehind)
    {
        await world.StartAsync(("Uploads:MaxDuration", "1"));
        using var upload = await RawUpload.BeginAsync(world.Api.Address, Form);
        if (isBehind) await upload.SendAsync(Chunk(File));
        // Enough of it that it is not the server who finds the sender slow.
        await upload.SendAsync(Chunk([.. Field, .. new byte[10_000]]));

        var answer = await upload.AnswerAsync();

        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        Assert.Contains("longer than 1 seconds", answer, StringComparison.Ordinal);
        Assert.Empty(await world.ObjectsAsync("audio/"));
    }

    [Fact]
    public async Task More_uploads_at_once_than_allowed_are_asked_to_come_back()
    {
        await world.StartAsync(("Uploads:MaxConcurrent", "1"));
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        var first = await HoldAsync();

        // The first has its slot as soon as the server has seen it; whoever comes before that gets in and is done at once. If it
        // was the first that found the slot taken, it has its answer already, and another one takes its part.
        using var refused = await Eventually.GetAsync("503", async () =>
        {
            if (first.IsAnswered)
            {
                first.Dispose();
                first = await HoldAsync();
            }

            var response = await client.SendAsync(ApiRequests.Sound);
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable) return response;
            response.Dispose();
            return null;
        }, TestProcess.Patience);
        await first.SendAsync(ApiRequests.Sound.AsMemory(^1..));

        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.Accepted, await first.StatusAsync());
        first.Dispose();
    }

    const string Form = "Transfer-Encoding: chunked\r\nContent-Type: multipart/form-data; boundary=x";

    static ReadOnlySpan<byte> Field => "--x\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n"u8;

    static byte[] File => [.. "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.mp3\"\r\n\r\n"u8, .. ApiRequests.Sound, .. "\r\n"u8];

    static byte[] Chunk(ReadOnlySpan<byte> bytes) => [.. Encoding.ASCII.GetBytes($"{bytes.Length:x}\r\n"), .. bytes, .. "\r\n"u8];

    /// <summary>An upload that lacks its last byte.</summary>
    async Task<RawUpload> HoldAsync()
    {
        var upload = await RawUpload.BeginAsync(world.Api.Address, $"Content-Length: {ApiRequests.Sound.Length}");
        await upload.SendAsync(ApiRequests.Sound.AsMemory(..^1));
        return upload;
    }
}
