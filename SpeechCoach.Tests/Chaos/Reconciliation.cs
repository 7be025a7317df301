using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Chaos;

/// <summary>Sets what was accepted against what came of it, through what learners see.</summary>
sealed class Reconciliation(ChaosWorld world, Senders senders, ResultTally tally)
{
    const double Exact = 0.0006;
    const int AtOnce = 8;
    readonly string[] unfinished = Texts("stage.", "dead", "refused.");
    readonly ConcurrentBag<string> wrong = [];
    readonly Dictionary<string, int> numbers = senders.Accepted.ToDictionary(sent => sent.Value.ToString().Split('/')[^1], sent => sent.Key);
    readonly string picture = Texts("picture")[0];
    int replied, replyWindow;

    public int Reported { get; private set; }

    public int Replied => replied;

    /// <summary>Messages more than one recording needs, which only a crash between sending the first and keeping its id explains.</summary>
    public int ReplyWindow => replyWindow;

    public string Analytics { get; private set; } = "different";

    /// <summary>What is not as it should be, for the one who looks for the reason.</summary>
    public IReadOnlyList<string> Wrong => [.. wrong];

    public async Task RunAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        await ReportsAsync(cancellationToken);
        await RepliesAsync(patience, cancellationToken);
        await AnalyticsAsync(patience, cancellationToken);
    }

    /// <summary>Each result names a report, and that states the length of the very recording that was sent.</summary>
    async Task ReportsAsync(CancellationToken cancellationToken)
    {
        foreach (var result in tally.Results)
        {
            var number = NumberOf(result);
            var stored = result.ReportKey is { } key ? await world.Store.ReadJsonAsync(key, ContractsJson.Default.StoredReport, cancellationToken) : null;
            if (stored is not null && Math.Abs(stored.Report.DurationSeconds - NumberedSound.Seconds(number)) < Exact) Reported++;
            else wrong.Add($"{number}: {result.Outcome} {result.Refusal?.Code} {stored?.Report.DurationSeconds} s instead of {NumberedSound.Seconds(number)} s");
        }
    }

    async Task RepliesAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(senders.Accepted.Keys, options, async (number, ct) =>
        {
            if (await StatusAsync(number, patience, ct) is { } status && Math.Abs((double)status["report"]!["durationSeconds"]! - NumberedSound.Seconds(number)) < Exact) Interlocked.Increment(ref replied);
            else wrong.Add($"{number}: no report over HTTP");
        });

        await Parallel.ForEachAsync(senders.Spoken.Keys, options, async (number, ct) =>
        {
            try
            {
                await Eventually.TrueAsync("answered", async () => IsAnswer(await MessagesAsync(number, ct)), patience);
                Interlocked.Increment(ref replied);
            }
            catch (TimeoutException)
            {
                wrong.Add($"{number}: no answer in Telegram, but {string.Join(" | ", await MessagesAsync(number, ct))}");
            }

            // One message becomes the report, and one picture may follow it.
            var messages = await MessagesAsync(number, ct);
            var texts = messages.Count(message => message.Length > 0 && message != picture);
            Interlocked.Add(ref replyWindow, Math.Max(0, texts - 1) + Math.Max(0, messages.Count - texts - 1));
        });
    }

    async Task AnalyticsAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var reader = new ProgressReader(new FlowViews(world.Redis));
        try
        {
            foreach (var learner in tally.Results.GroupBy(result => result.Task.Subject))
            {
                var expected = (learner.Count(), Math.Round(learner.Sum(result => NumberedSound.Seconds(NumberOf(result))), 3));
                (int, double) found = default;
                await Eventually.TrueAsync(
                    "the read model agrees",
                    async () =>
                    {
                        var read = (await reader.DaysAsync(learner.Key, null, ProgressReader.MostWindows, cancellationToken)).Windows;
                        found = (read.Sum(day => day.Summary.Recordings), Math.Round(read.Sum(day => day.Summary.Seconds), 3));
                        return found == expected;
                    },
                    patience);
            }

            Analytics = "equal";
        }
        catch (TimeoutException)
        {
            wrong.Add("the read model differs from a recount of the reports");
        }
    }

    int NumberOf(RecordingResult result) => result.Task.ReplyTo is { } chat
        ? Senders.Number(long.Parse(chat.Split(':')[0], CultureInfo.InvariantCulture))
        : numbers[result.Task.Recording.ToString()];

    async Task<JsonNode?> StatusAsync(int number, TimeSpan patience, CancellationToken cancellationToken)
    {
        JsonNode? status = null;
        await Eventually.TrueAsync(
            "an answer",
            async () =>
            {
                using var answer = await senders.TryAsync(() => new(HttpMethod.Get, senders.Anywhere(senders.Accepted[number].ToString())), number, cancellationToken);
                if (answer is not { StatusCode: HttpStatusCode.OK }) return false;
                status = await answer.Content.ReadFromJsonAsync<JsonNode>(cancellationToken);
                return true;
            },
            patience);
        return (string?)status!["state"] == "done" ? status : null;
    }

    async Task<IReadOnlyList<string>> MessagesAsync(int number, CancellationToken cancellationToken) =>
        [.. (await world.Learners.GetFromJsonAsync<JsonArray>(new Uri($"/chats/{Senders.Chat(number)}/messages", UriKind.Relative), cancellationToken))!
            .Select(message => (string?)message!["text"] ?? (string?)message["caption"] ?? "")];

    bool IsAnswer(IReadOnlyList<string> texts) =>
        texts.Any(text => text.Length > 0 && text != picture && !unfinished.Any(start => text.StartsWith(start, StringComparison.Ordinal)));

    static string[] Texts(params string[] keys) =>
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Folder("SpeechCoach.Api"), "Texts", "en.json")))!.AsObject()
            .Where(text => text.Value is JsonValue && keys.Any(key => text.Key.StartsWith(key, StringComparison.Ordinal)))
            .Select(text => ((string)text.Value!).Split('{', '<')[0]).Where(text => text.Length > 0)];
}
