using System.CommandLine;
using System.CommandLine.Parsing;

namespace SpeechCoach.Worker;

/// <summary><c>send FILE</c>: the way of a recording through the whole product, as its sender sees it.</summary>
static class SendCommand
{
    public const string Name = "send";

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The recording." };
        var to = new Option<Uri>("--to")
        {
            Description = "The API's address.",
            DefaultValueFactory = _ => new("http://127.0.0.1:5080"),
            CustomParser = Address,
        };
        var timeout = new Option<int>("--timeout") { Description = "Seconds to wait for the report.", DefaultValueFactory = _ => 120 };
        var command = new Command(Name, "Send one recording to a running product, follow its stages and print the report. Exit code 0: a report, 2: refused, 1: an error.")
        {
            file, to, timeout,
        };
        command.SetAction((parsed, cancellationToken) => Guarded.RunAsync(() => new RecordingSender(parsed.GetRequiredValue(to)).SendAsync(
            parsed.GetRequiredValue(file), TimeSpan.FromSeconds(parsed.GetValue(timeout)), cancellationToken)));
        return command;
    }

    static Uri? Address(ArgumentResult argument)
    {
        var text = argument.Tokens.Single().Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https")) return address;
        argument.AddError($"--to {text}: expected an address such as http://127.0.0.1:5080.");
        return null;
    }
}
