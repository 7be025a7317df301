using System.CommandLine;
using System.Text.Json;

namespace SpeechCoach.Analytics;

/// <summary>Runs a dataflow from the command line: over a file, the archive or the live log, to a table and a chart.</summary>
public static class Notebook
{
    /// <summary>Reads the events that the arguments name, runs the dataflow over them in memory, and shows what was found.</summary>
    /// <param name="args">The program's arguments; <c>--help</c> explains them.</param>
    /// <param name="dataflow">The dataflow.</param>
    /// <param name="find">From the results of all windows, by key and then by window, to what is to be shown.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync<TResult>(
        string[] args, Dataflow<TResult> dataflow, Func<IReadOnlyList<WindowResult<TResult>>, Finding> find)
    {
        var from = new Option<string>("--from")
        {
            Description = "Where the events are: a file of JSON lines (.jsonl, .jsonl.gz) or a folder of such, 'archive', 'log', or 'synthetic'.",
            DefaultValueFactory = _ => EventSource.Synthetic,
        };
        var store = new Option<string?>("--store") { Description = "The archive's object store, as Directory=/absolute/path or Endpoint=...;AccessKey=...;SecretKey=...; else ConnectionStrings__minio." };
        var broker = new Option<string?>("--broker") { Description = "The log's broker, as HOST:PORT; else ConnectionStrings__redpanda." };
        var seed = new Option<int>("--seed") { Description = "Which synthetic learners.", DefaultValueFactory = _ => 1 };
        var svg = new Option<FileInfo?>("--svg") { Description = $"Where to write the chart; {dataflow.Name}.svg unless it is said." };
        var json = new Option<FileInfo?>("--json") { Description = "Where to write every window's result, as lines of JSON." };
        var command = new RootCommand($"The dataflow {dataflow.Name} over some events.") { from, store, broker, seed, svg, json };
        command.SetAction(async (parsed, ct) =>
        {
            try
            {
                var source = new EventSource(parsed.GetValue(from)!, parsed.GetValue(store), parsed.GetValue(broker), parsed.GetValue(seed));
                var speeches = await source.ReadAsync(ct).ToListAsync(ct);
                var windows = dataflow.Run(speeches);
                if (parsed.GetValue(json) is { } lines) await WriteAsync(lines.FullName, windows, ct);
                var finding = find(windows);
                Console.WriteLine($"{finding.Title} ({speeches.Count} events, {windows.Count} windows)");
                Console.WriteLine();
                Console.Write(TextTable.Of(finding.Columns, finding.Rows));
                if (finding.Chart is not null)
                {
                    var file = parsed.GetValue(svg)?.FullName ?? Path.GetFullPath($"{dataflow.Name}.svg");
                    await File.WriteAllTextAsync(file, finding.Chart.ToSvg(), ct);
                    Console.WriteLine();
                    Console.WriteLine($"Chart: {file}");
                }

                return 0;
            }
            // What cannot be read, and files that cannot be written.
            catch (Exception e) when (e is EventSourceException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync(e.Message.AsMemory(), ct);
                return 1;
            }
        });
        return command.Parse(args).InvokeAsync();
    }

    static async Task WriteAsync<TResult>(string file, IReadOnlyList<WindowResult<TResult>> windows, CancellationToken cancellationToken)
    {
        await using var lines = new StreamWriter(file);
        foreach (var window in windows)
            await lines.WriteLineAsync(
                $"{{\"key\":{JsonSerializer.Serialize(window.Key, FlowJson.Of<string>())},\"window\":{JsonSerializer.Serialize(window.Window, FlowJson.Of<string>())},\"value\":{JsonSerializer.Serialize(window.Value, FlowJson.Of<TResult>())}}}".AsMemory(),
                cancellationToken);
    }
}
