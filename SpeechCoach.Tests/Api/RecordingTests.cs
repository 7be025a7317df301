using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api;

public sealed class RecordingTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_body_is_stored_queued_and_acknowledged_with_its_address()
    {
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));

        using var response = await client.SendAsync(ApiRequests.Sound);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var status = await client.JsonAsync(response.Headers.Location!.ToString());
        Assert.Equal("accepted", (string?)status["state"]);
        Assert.EndsWith((string)status["id"]!, response.Headers.Location.ToString(), StringComparison.Ordinal);
        var task = (await world.Worker.ClaimAsync()).Task;
        Assert.Equal(ApiRequests.Sound.Length, task.AudioBytes);
        await using var stored = await world.Store.OpenAsync(task.AudioKey, ApiWorld.Ct);
        using var copy = new MemoryStream();
        await stored!.Content.CopyToAsync(copy, ApiWorld.Ct);
        Assert.Equal(ApiRequests.Sound, copy.ToArray());
        Assert.Equal("audio/mpeg", stored.Info.ContentType);
        Assert.Equal(task.AudioHash, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(copy.ToArray())));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_first_file_of_a_form_counts_and_the_language_may_stand_on_either_side(bool languageFirst)
    {
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        using var form = new MultipartFormDataContent();
        if (languageFirst) form.Add(new StringContent("de"), "language");
        form.Add(new ByteArrayContent(ApiRequests.Sound), "whatever", "voice.mp3");
        if (!languageFirst) form.Add(new StringContent("de"), "language");

        using var response = await client.SendAsync(form);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var task = (await world.Worker.ClaimAsync()).Task;
        Assert.Equal(("de", (long)ApiRequests.Sound.Length), (task.Language, task.AudioBytes));
    }

    [Fact]
    public async Task The_report_stands_in_the_status_once_it_is_done()
    {
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        var address = await client.AcceptedAsync();
        await world.Worker.FinishAsync(await world.Worker.ClaimAsync());

        var status = await client.JsonAsync(address);

        Assert.Equal("done", (string?)status["state"]);
        Assert.Equal("decode", (string?)status["timings"]![0]!["stage"]);
        Assert.Equal("steady-pace", (string?)status["report"]!["strength"]!["code"]);
        Assert.Equal("um", (string?)status["report"]!["words"]![1]!["text"]);
    }

    [Fact]
    public async Task A_refusal_says_why()
    {
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        var address = await client.AcceptedAsync();
        await world.Worker.RefuseAsync(await world.Worker.ClaimAsync(), new Refusal("no-audio", "There is no sound in it."));

        var status = await client.JsonAsync(address);

        Assert.Equal("refused", (string?)status["state"]);
        Assert.Equal("There is no sound in it.", (string?)status["refusal"]!["message"]);
        Assert.Null(status["report"]);
    }

    [Fact]
    public async Task Prefer_wait_answers_with_the_report_when_it_comes_in_time()
    {
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));

        var sending = client.SendAsync(ApiRequests.Sound, ("Prefer", "respond-async, wait=60"));
        var claimed = await Eventually.GetAsync("queued", async () => await world.Queue.ClaimAsync("test-worker", ApiWorld.Ct), TestProcess.Patience);
        await world.Worker.FinishAsync(claimed);

        using var response = await sending;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("wait=60", response.Headers.GetValues("Preference-Applied").Single());
        Assert.NotNull((await response.JsonAsync())["report"]);
    }

    [Fact]
    public async Task Prefer_wait_answers_202_when_it_does_not()
    {
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));

        using var response = await client.SendAsync(ApiRequests.Sound, ("Prefer", "wait=1"));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.NotNull(response.Headers.Location);
    }

    [Fact]
    public async Task The_senders_trace_goes_on_in_the_queue()
    {
        const string trace = "0af7651916cd43dd8448eb211c80319c";
        // Not through HttpClient, which would send this process's own trace.
        using var upload = await RawUpload.BeginAsync(
            world.Api.Address, $"traceparent: 00-{trace}-b7ad6b7169203331-01\r\nContent-Length: {ApiRequests.Sound.Length}");
        await upload.SendAsync(ApiRequests.Sound);

        Assert.Equal(HttpStatusCode.Accepted, await upload.StatusAsync());
        Assert.Equal(trace, (await world.Worker.ClaimAsync()).Parent.TraceId.ToHexString());
    }

    [Fact]
    public async Task An_empty_body_is_refused()
    {
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        using var response = await client.SendAsync([]);
        await response.AssertProblemAsync(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("h02_garbage.ogg")]
    [InlineData("h15_text_as_ogg.ogg")]
    public async Task What_is_no_recording_is_refused_by_its_content_and_nothing_is_kept(string hostile)
    {
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(Recordings.Path($"hostile/{hostile}"), ApiWorld.Ct));
        content.Headers.ContentType = new MediaTypeHeaderValue("audio/ogg");

        using var response = await client.SendAsync(content);

        Assert.Contains("Ogg, WebM, WAV", await response.AssertProblemAsync(HttpStatusCode.UnsupportedMediaType), StringComparison.Ordinal);
        Assert.Empty(await world.ObjectsAsync("audio/"));
        Assert.Empty(await world.ObjectsAsync("accounts/"));
    }

    [Theory]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"language\"\r\n\r\nde\r\n--x--\r\n")]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.mp3\"\r\n\r\nID3 and then it breaks off, which is no end of a form")]
    [InlineData("no form at all")]
    public async Task A_form_without_a_whole_file_is_refused_and_nothing_is_kept(string form)
    {
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(form));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        using var response = await client.SendAsync(content);

        await response.AssertProblemAsync(HttpStatusCode.BadRequest);
        Assert.Empty(await world.ObjectsAsync("audio/"));
    }

    [Fact]
    public async Task A_language_that_is_none_is_refused_and_nothing_is_kept()
    {
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(ApiRequests.Sound), "file", "a.mp3" },
            { new StringContent("<script>"), "language" },
        };

        using var response = await client.SendAsync(form);

        await response.AssertProblemAsync(HttpStatusCode.BadRequest);
        Assert.Empty(await world.ObjectsAsync("audio/"));
    }

    [Fact]
    public async Task Above_the_depth_senders_are_asked_to_come_back()
    {
        await using var small = new ApiWorld(server);
        await small.StartAsync(("Queue:MaxDepth", "1"), ("Queue:PlacesPerLearner", "10"));
        using var client = small.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        await client.AcceptedAsync();
        await client.AcceptedAsync();

        // What is known of the depth is a second old at the most.
        using var refused = await Eventually.GetAsync("503", async () =>
        {
            var response = await client.SendAsync(ApiRequests.Sound);
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable) return response;
            response.Dispose();
            return null;
        }, TestProcess.Patience);

        await refused.AssertProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(refused.Headers.RetryAfter);
    }
}
