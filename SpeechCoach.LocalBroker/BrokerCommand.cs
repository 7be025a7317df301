using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net.Sockets;

namespace SpeechCoach.LocalBroker;

static class BrokerCommand
{
    public static RootCommand Create()
    {
        var port = new Option<int>("--port") { Description = "The port to answer on, at 127.0.0.1 only.", Required = true, HelpName = "N" };
        port.Validators.Add(MustBeAPort);
        var topics = new Option<Topic[]>("--topic")
        {
            Description = "A topic to create, repeatable. Others appear when first used, with 4 partitions.",
            HelpName = "NAME:PARTITIONS",
            CustomParser = Topics,
        };
        var command = new RootCommand(
            "An event log for a machine without a broker: Kafka's protocol, in memory. "
            + "It keeps at most 5 MiB a partition and forgets everything when it ends.") { port, topics };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(port), parsed.GetValue(topics) ?? [], ct));
        return command;
    }

    static async Task<int> RunAsync(int port, Topic[] topics, CancellationToken ct)
    {
        try
        {
            using var forwarder = Forwarder.Listen(port);
            using var cluster = MockCluster.Start(port, topics);
            Console.WriteLine($"ready on 127.0.0.1:{port}, librdkafka {MockCluster.Version}");
            await forwarder.RunAsync(cluster.Port, ct);
            return 0;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return Fail($"Port {port} is taken or not allowed: stop what listens there, or choose another with --port.");
        }
        catch (BrokerException e)
        {
            return Fail(e.Message);
        }
    }

    static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 1;
    }

    static void MustBeAPort(OptionResult option)
    {
        if (option.Errors.Any() || option.GetValueOrDefault<int>() is >= 1 and <= 65535) return;
        option.AddError("--port must be from 1 to 65535.");
    }

    static Topic[] Topics(ArgumentResult argument)
    {
        var topics = new List<Topic>();
        foreach (var token in argument.Tokens)
        {
            if (Topic.TryParse(token.Value) is { } topic) topics.Add(topic);
            else argument.AddError($"--topic {token.Value}: expected NAME:PARTITIONS, with 1 to {Topic.MostPartitions} partitions.");
        }
        return [.. topics];
    }
}
