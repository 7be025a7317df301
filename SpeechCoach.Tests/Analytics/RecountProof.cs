using System.Diagnostics;
using SpeechCoach.Analytics;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Analytics;

/// <summary>
/// Many events, shuffled and some of them twice, through a broker and instances of analytics that are killed again and again:
/// in the end every window of every dataflow equals a plain recount. <c>./test analytics --events N --seed S</c> chooses how many.
/// </summary>
public sealed class RecountProof
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Every_window_equals_a_plain_recount_whatever_is_killed()
    {
        var (events, seed) = (Proof.Number("analytics", "events", 3_000), Proof.Number("analytics", "seed", 1));
        var speeches = new SyntheticSpeeches(seed, learners: Math.Clamp(events / 50, 60, 5_000), events);
        var clock = Stopwatch.StartNew();
        await using var run = await ProofRun.StartAsync(speeches, instances: events < 20_000 ? 2 : 3);
        var started = clock.Elapsed;
        await run.SendAsync(Shuffled(events, seed));
        var sent = clock.Elapsed;
        await run.CaughtUpAsync(Patience + sent / 2);
        var caughtUp = clock.Elapsed;
        var windows = 0;
        foreach (var flow in ProofRun.Flows) windows += await run.CompareAsync(flow);

        Proof.Keep(
            "analytics",
            $"started after {started.TotalSeconds:0} s, all sent after {sent.TotalSeconds:0} s, caught up after {caughtUp.TotalSeconds:0} s\n"
            + $"{events} events of seed {seed} (sent {run.Sent} times, a tenth doubled, {run.Withdrawn} withdrawn, {run.Rebuilds} rebuilds) gave {windows} windows, each equal to the recount, in {clock.Elapsed.TotalSeconds:0} s: "
            + $"{run.KilledInstances} kills of analytics, {run.KilledBrokers} of the broker, {run.Rebalances} rebalances; the largest instance used {run.LargestMemory >> 20} MiB");
    }

    // Every tenth comes a second time, somewhere.
    static int[] Shuffled(int events, int seed)
    {
        int[] order = [.. Enumerable.Range(0, events), .. Enumerable.Range(0, events).Where(number => number % 10 == 0)];
        new Random(seed).Shuffle(order);
        return order;
    }
}
