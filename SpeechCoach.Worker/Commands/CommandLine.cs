using System.CommandLine;
using SpeechCoach.Worker.Backup;

namespace SpeechCoach.Worker;

/// <summary>What the worker's program does besides working: commands for one file, and the child it starts for PocketSphinx.</summary>
static class CommandLine
{
    static readonly string[] Asked = [AnalyzeCommand.Name, SendCommand.Name, RestoreCommand.Name, "--help", "-h", "-?", "--version"];

    /// <summary>Runs the command that <paramref name="args"/> name and returns its exit code, or null where they name none: then the service starts.</summary>
    public static async Task<int?> RunAsync(string[] args)
    {
        if (args is [SphinxChild.Command])
            return SphinxChild.Run();
        if (args is not [var first, ..] || !Asked.Contains(first))
            return null;
        var root = new RootCommand("Speech Coach's worker. Without a command it serves the queue.") { AnalyzeCommand.Create(), SendCommand.Create(), RestoreCommand.Create() };
        return await root.Parse(args).InvokeAsync();
    }
}
