using System.Text.Json.Nodes;
using System.Xml.Linq;
using SpeechCoach.Analytics;
using SpeechCoach.Analytics.Dataflows;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Analytics;

/// <summary>Notebooks are run as an analyst runs them, <c>dotnet run notebooks/NAME.cs</c>: each is compiled once, which takes ten seconds of a core.</summary>
public sealed class NotebookTests(RedisServer redis, LocalBrokerServer broker) : IClassFixture<RedisServer>, IClassFixture<LocalBrokerServer>, IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    static readonly SyntheticSpeeches Some = new(seed: 5, learners: 30, count: 600);
    readonly TemporaryFolder folder = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("active-words.cs", nameof(ActiveWords))]
    [InlineData("speaking-progress.cs", nameof(SpeakingProgress))]
    public void The_class_of_a_notebook_is_in_the_service_not_a_character_changed(string notebook, string dataflow) => Assert.Equal(
        Class(Path.Combine(Repository.Folder("SpeechCoach.Analytics"), "Dataflows", $"{dataflow}.cs")),
        Class(Path.Combine(Repository.Root, "notebooks", notebook)));

    [Fact]
    public async Task A_registered_dataflow_and_its_notebook_say_the_same_of_the_same_events()
    {
        SpeechAnalyzed[] sent = [.. Some.All, .. Some.All.Take(100)];
        new Random(5).Shuffle(sent);
        var file = Path.Combine(folder.Path, "archive.jsonl");
        await File.WriteAllLinesAsync(file, sent.Select(Speeches.Text), Ct);

        await using var analytics = await AnalyticsHost.StartAsync(redis, broker, builder =>
        {
            builder.AddDataflow<ActiveWords>();
            builder.AddDataflow<SpeakingProgress>();
        });
        foreach (var speech in sent) await analytics.Get<EventProducer>().PublishAsync(speech, "life", null, Ct);

        foreach (var flow in (string[])[FlowNames.ActiveWords, FlowNames.SpeakingProgress])
        {
            var windows = Path.Combine(folder.Path, $"{flow}.windows");
            var output = await RunAsync($"{flow}.cs", "--from", file, "--json", windows);
            Assert.Contains("(700 events, ", output, StringComparison.Ordinal);
            var found = (await File.ReadAllLinesAsync(windows, Ct)).Select(line => JsonNode.Parse(line)!)
                .ToDictionary(window => $"{window["key"]} {window["window"]}", window => window["value"]!.ToJsonString());
            await Eventually.TrueAsync(
                $"{flow} has the windows of the notebook",
                async () => (await KeptWindows.OfAsync(analytics.Redis, flow)).ToDictionary(window => window.Key, window => JsonNode.Parse(window.Value)!.ToJsonString())
                    .OrderBy(window => window.Key).SequenceEqual(found.OrderBy(window => window.Key)),
                TimeSpan.FromSeconds(60));
        }
    }

    [Fact]
    public async Task A_question_of_ones_own_gives_a_table_and_a_picture()
    {
        var file = Path.Combine(folder.Path, "year.jsonl");
        Assert.Contains("600 events", await RunAsync("synthetic-year.cs", file, "30", "600", "5"), StringComparison.Ordinal);
        Assert.Equal(Some.All.Select(Speeches.Text), await File.ReadAllLinesAsync(file, Ct));

        var output = await RunAsync("hours-of-practice.cs", "--from", file);
        var rows = output.Split('\n').Where(line => line.Length > 2 && char.IsDigit(line[0]) && char.IsDigit(line[1])).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var hours = Some.All.GroupBy(speech => speech.AcceptedAt.Hour).OrderBy(hour => hour.Key).Select(hour => (hour.Key, hour.Count()));
        Assert.Equal(hours, rows.Select(row => (int.Parse(row[0], null), int.Parse(row[1], null))));
        var picture = XDocument.Load(Path.Combine(folder.Path, "hours-of-practice.svg"));
        Assert.Equal(1 + hours.Count(), picture.Descendants().Count(element => element.Name.LocalName == "rect"));
    }

    [Fact]
    public async Task Events_that_are_not_there_are_one_clear_line()
    {
        var (status, output) = await TryAsync("active-words.cs", "--from", "no-such-file.jsonl");
        Assert.Equal((1, true), (status, output.Contains("There is no file or folder no-such-file.jsonl", StringComparison.Ordinal)));
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    async Task<string> RunAsync(string notebook, params string[] arguments)
    {
        var (status, output) = await TryAsync(notebook, arguments);
        Assert.True(status == 0, output);
        return output;
    }

    async Task<(int Status, string Output)> TryAsync(string notebook, params string[] arguments)
    {
        await using var process = TestProcess.Start(
            // What notebooks refer to is built already, and other tests run from there: nothing in the repository's tree is written.
            "dotnet", ["run", Path.Combine(Repository.Root, "notebooks", notebook), "-p:BuildProjectReferences=false", "--", .. arguments], folder.Path,
            // Neither build nodes nor a compiler server stay behind.
            new Dictionary<string, string?> { ["MSBUILDDISABLENODEREUSE"] = "1", ["UseSharedCompilation"] = "false", ["DOTNET_CLI_UI_LANGUAGE"] = "en" });
        var status = await process.ExitAsync(Patience);
        return (status, process.Output.Text);
    }

    static string Class(string file)
    {
        var text = File.ReadAllText(file);
        return text[text.IndexOf("/// <summary>", StringComparison.Ordinal)..];
    }
}
