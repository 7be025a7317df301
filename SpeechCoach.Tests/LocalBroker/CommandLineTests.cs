using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.LocalBroker;

public sealed class CommandLineTests
{
    const string Project = "SpeechCoach.LocalBroker";

    [Fact]
    public async Task A_taken_port_is_one_clear_line_and_exit_code_1()
    {
        using var stranger = new TcpListener(IPAddress.Loopback, 0);
        stranger.Start();
        var port = ((IPEndPoint)stranger.LocalEndpoint).Port;

        await using var broker = Start("--port", port.ToString(CultureInfo.InvariantCulture));

        Assert.Equal(1, await broker.ExitAsync());
        Assert.Equal($"Port {port} is taken or not allowed: stop what listens there, or choose another with --port.", broker.Output.Text);
    }

    [Theory]
    [InlineData("--port must be from 1 to 65535.", "--port", "0")]
    [InlineData("expected NAME:PARTITIONS", "--port", "9", "--topic", "events")]
    [InlineData("expected NAME:PARTITIONS", "--port", "9", "--topic", "events:0")]
    [InlineData("--port", "--topic", "events:1")]
    public async Task Wrong_arguments_are_named(string message, params string[] arguments)
    {
        await using var broker = Start(arguments);

        Assert.Equal(1, await broker.ExitAsync());
        Assert.Contains(message, broker.Output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_that_the_library_refuses_is_named()
    {
        await using var broker = Start("--port", $"{FreePort.Next()}", "--topic", "a:1", "--topic", "a:2");

        Assert.Equal(1, await broker.ExitAsync());
        Assert.Contains("Topic a cannot be created", broker.Output.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(15)]
    public async Task It_ends_promptly_when_asked_and_has_written_one_line(int signal)
    {
        var port = FreePort.Next();
        await using var broker = Start("--port", $"{port}");
        await broker.LineAsync("ready on");

        broker.Signal((UnixSignal)signal);

        Assert.Equal(0, await broker.ExitAsync(TimeSpan.FromSeconds(5)));
        Assert.StartsWith($"ready on 127.0.0.1:{port}, librdkafka ", broker.Output.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', broker.Output.Text);
    }

    static TestProcess Start(params string[] arguments) => TestProcess.StartProject(Project, arguments);
}
