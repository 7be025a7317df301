using Microsoft.AspNetCore.Http;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Worker;

public sealed class SendCommandTests
{
    const string Working = """{"id":"1","state":"working","stage":"transcribe","attempt":1,"timings":[{"stage":"decode","seconds":0.4}]}""";
    const string Done = """{"id":"1","state":"done","attempt":1,"timings":[{"stage":"decode","seconds":0.4},{"stage":"transcribe","seconds":1.5}]}""";

    const string Report = """
        {"id":"1","state":"done","attempt":1,"timings":[{"stage":"decode","seconds":0.4},{"stage":"transcribe","seconds":1.5}],
         "report":{"schema":1,"language":"en","durationSeconds":11,"recognition":{"engine":"none"},"words":[],"pauses":[],"measures":[],"actions":[],"notices":[],"strength":{"code":"a","text":"Well said.","evidence":[]}}}
        """;

    [Fact]
    public async Task A_recording_is_followed_to_its_report_though_the_events_break_off()
    {
        long received = 0;
        var connections = 0;
        var strangers = 0;
        await using var server = await LocalServer.StartAsync(async context =>
        {
            var request = context.Request;
            if (request.Method == "POST")
            {
                var sent = new MemoryStream();
                await request.Body.CopyToAsync(sent, context.RequestAborted);
                received = sent.Length;
                context.Response.StatusCode = 202;
                context.Response.Headers.Location = "/api/recordings/1";
                context.Response.Headers.SetCookie = "learner=me; path=/";
                return;
            }
            strangers += request.Cookies["learner"] == "me" ? 0 : 1;
            if (request.Path == "/api/recordings/1/events")
            {
                context.Response.ContentType = "text/event-stream";
                await context.Response.WriteAsync($"event: status\ndata: {(++connections == 1 ? Working : Done)}\n\n", context.RequestAborted);
                return;
            }
            await context.Response.WriteAsync(connections < 2 ? Working : Report, context.RequestAborted);
        });
        var (exit, output, errors) = await AnalyzeCommandTests.Program("send", Recordings.Path("clips/jfk.wav"), "--to", server.Address, "--timeout", "30");

        Assert.Equal("", errors);
        Assert.Equal(0, exit);
        Assert.Equal((352078, 2, 0), (received, connections, strangers));
        Assert.Contains("Well said.", output, StringComparison.Ordinal);
        Assert.Single(output.Split('\n'), line => line.StartsWith("transcribe", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"state":"refused","refusal":{"code":"no-speech","message":"Nobody speaks."}}""", 2, "Nobody speaks.")]
    [InlineData("""{"state":"dead"}""", 1, "dead")]
    public async Task What_is_no_report_is_no_success(string status, int expected, string told)
    {
        await using var server = await LocalServer.StartAsync(async context =>
        {
            context.Response.StatusCode = context.Request.Method == "POST" ? 202 : 200;
            context.Response.Headers.Location = "/api/recordings/1";
            var isEvents = context.Request.Path.Value!.EndsWith("/events", StringComparison.Ordinal);
            context.Response.ContentType = isEvents ? "text/event-stream" : "application/json";
            if (context.Request.Method == "GET")
                await context.Response.WriteAsync(isEvents ? $"event: status\ndata: {status}\n\n" : status, context.RequestAborted);
        });
        var (exit, output, errors) = await AnalyzeCommandTests.Program("send", Recordings.Path("clips/jfk.wav"), "--to", server.Address, "--timeout", "30");
        Assert.Equal(expected, exit);
        Assert.Contains(told, output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_ends()
    {
        await using var server = await LocalServer.StartAsync(context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
        var (exit, _, errors) = await AnalyzeCommandTests.Program("send", Recordings.Path("clips/jfk.wav"), "--to", server.Address, "--timeout", "1");
        Assert.Equal(1, exit);
        Assert.Contains("1 s", errors, StringComparison.Ordinal);
    }
}
