using System.Diagnostics;
using System.Globalization;
using System.Text;
using SpeechCoach.Tests.Infrastructure;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Chaos;

/// <summary>Accepted means kept, whatever dies on the way. <c>./test chaos</c> sets the numbers.</summary>
public sealed class ChaosTests
{
    static readonly int recordings = Proof.Number("chaos", "recordings", 18);
    static readonly int kills = Proof.Number("chaos", "kills", 5);
    static readonly int seed = Proof.Number("chaos", "seed", 1);
    static readonly TimeSpan glance = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task Every_recording_ends_in_exactly_one_report_and_one_reply_whatever_is_killed()
    {
        var ct = TestContext.Current.CancellationToken;
        var clock = Stopwatch.StartNew();
        await using var world = await ChaosWorld.StartAsync(recordings);
        var before = await ServerFigures.ReadAsync(world.Redis);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var tally = new ResultTally(world.Redis);
        var reading = tally.RunAsync(ending.Token);
        using var senders = new Senders(world, recordings, new Random(seed + 1));
        var killer = new Killer(world, senders, tally, new Random(seed + 2));

        var half = HalfwayAsync(world, tally, ending.Token);
        var watching = world.WatchAsync(ending.Token);
        await AllOrNoneAsync(
            ending,
            senders.RunAsync(tally, ending.Token),
            killer.RunAsync(Stratum.Deal(kills, new Random(seed)), recordings, ending.Token),
            watching,
            reading);
        // Lost is what does not end although nothing else is left to do: a machine that is busy with other work may take long to all of it.
        var patience = TimeSpan.FromSeconds(90);
        for (var (ended, since) = (tally.Count, Stopwatch.StartNew()); ended < recordings && since.Elapsed < patience; await Task.Delay(glance, TimeProvider.System, ct))
            if (tally.Count > ended) (ended, since) = (tally.Count, Stopwatch.StartNew());
        var sent = clock.Elapsed;

        var reconciliation = new Reconciliation(world, senders, tally);
        await reconciliation.RunAsync(patience, ct);
        var after = await ServerFigures.ReadAsync(world.Redis);
        await ending.CancelAsync();
        await reading;
        await watching;

        var verdict = string.Create(
            CultureInfo.InvariantCulture,
            $"accepted={senders.Count} reported={reconciliation.Reported} replied={reconciliation.Replied} lost={senders.Count - tally.Count} doubled={tally.Doubled} reply-window={reconciliation.ReplyWindow} analytics={reconciliation.Analytics}");
        Write(killer, [("before", before), ("half-way", await half), ("after", after)], sent, clock.Elapsed, reconciliation.Wrong, verdict);
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"accepted={recordings} reported={recordings} replied={recordings} lost=0 doubled=0 reply-window={reconciliation.ReplyWindow} analytics=equal"),
            verdict);
        Assert.InRange(reconciliation.ReplyWindow, 0, kills);
    }

    /// <summary>Until the first two are done. Where any fails, the others are not waited for: they would wait for ever for what it does no more.</summary>
    static async Task AllOrNoneAsync(CancellationTokenSource ending, Task sending, Task killing, params Task[] besides)
    {
        var work = Task.WhenAll(sending, killing);
        var first = await Task.WhenAny([sending, work, .. besides]);
        if (first == sending && first.IsCompletedSuccessfully) first = await Task.WhenAny([work, .. besides]);
        if (!first.IsCompletedSuccessfully) await ending.CancelAsync();
        await first;
    }

    static async Task<ServerFigures?> HalfwayAsync(ChaosWorld world, ResultTally tally, CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(glance, TimeProvider.System, cancellationToken);
            if (tally.Count < recordings / 2) continue;
            try
            {
                return await ServerFigures.ReadAsync(world.Redis);
            }
            catch (Exception e) when (e is RedisException or TimeoutException)
            {
                // Killed; it comes back.
            }
        }
    }

    static void Write(
        Killer killer, IReadOnlyList<(string When, ServerFigures? Figures)> redis, TimeSpan sent, TimeSpan took, IReadOnlyList<string> wrong, string verdict)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{recordings} recordings, {kills} kills, seed {seed}: all ended after {sent.TotalMinutes:0.0} min, {recordings / sent.TotalSeconds:0.0}/s; with the recount {took.TotalMinutes:0.0} min").AppendLine();
        text.AppendLine("| Killed | in the middle of | times |").AppendLine("|---|---|---|");
        foreach (var kill in killer.Kills.CountBy(kill => kill).OrderBy(kill => kill.Key.Target, StringComparer.Ordinal).ThenBy(kill => kill.Key.Step, StringComparer.Ordinal))
            text.AppendLine(CultureInfo.InvariantCulture, $"| {kill.Key.Target} | {kill.Key.Step} | {kill.Value} |");
        text.AppendLine();
        foreach (var (when, figures) in redis) text.AppendLine(CultureInfo.InvariantCulture, $"Redis {when}: {figures}");
        foreach (var line in wrong.Take(20)) text.AppendLine(line);
        text.AppendLine(verdict);
        Proof.Keep("chaos", text.ToString());
    }
}
