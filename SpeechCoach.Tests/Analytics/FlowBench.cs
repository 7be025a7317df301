using Confluent.Kafka;
using SpeechCoach.Analytics;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;
using Stage = SpeechCoach.Analytics.Stage;

namespace SpeechCoach.Tests.Analytics;

/// <summary>
/// A dataflow between a log in memory and a real Redis, with as many partitions and instances as a test wants, and accidents by
/// chance: partitions change hands, instances die before a save and after they have sent, and those thought dead try to save.
/// </summary>
sealed class FlowBench
{
    readonly FlowState state;
    readonly List<FlowStage> ids = [];
    readonly List<IReadOnlyList<Stage>> instances = [];
    readonly List<Message<string, byte[]>>[][] logs;
    readonly Dictionary<(int Stage, int Partition), Holder> holders = [];
    readonly Random chance;
    readonly double accidents;

    public FlowBench(IConnectionMultiplexer redis, Func<Dataflow> flow, int partitions = 1, int instances = 1, double accidents = 0, int seed = 1)
    {
        (state, this.accidents, chance) = (new(redis), accidents, new(seed));
        for (var i = 0; i < instances; i++) this.instances.Add(flow().Plan());
        var name = flow().Name;
        for (var i = 0; i < this.instances[0].Count; i++) ids.Add(new(name, i, $"topic {i}"));
        logs = [.. ids.Select(_ => Enumerable.Range(0, partitions).Select(_ => new List<Message<string, byte[]>>()).ToArray())];
    }

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Saves that were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Folds events into Redis, in batches.</summary>
    public async Task RunAsync(IEnumerable<SpeechAnalyzed> speeches, int batch = 100)
    {
        foreach (var speech in speeches) Append(0, SpeechEvents.Write(speech, "life", null));
        while (Unread().ToList() is { Count: > 0 } unread)
        {
            var (stage, partition) = unread[chance.Next(unread.Count)];
            await StepAsync(stage, partition, batch);
        }
    }

    async Task StepAsync(int stage, int partition, int batch)
    {
        var holder = holders.GetValueOrDefault((stage, partition)) ?? Open(stage, partition);
        var stale = default(Holder);
        if (Happens())
        {
            stale = holder;
            holder = Open(stage, partition);
        }

        if (await FoldAsync(stage, partition, holder, batch) is not { } batched) return;
        // It was thought dead, and was only slow.
        if (stale is not null && await FoldAsync(stage, partition, stale, batch) is { } late) await SaveAsync(stage, stale, late, SaveOutcome.Fenced);
        if (Happens())
        {
            holders.Remove((stage, partition));
            return;
        }

        await SaveAsync(stage, holder, batched, SaveOutcome.Saved);
    }

    async Task<(FlowChanges Changes, long Next)?> FoldAsync(int stage, int partition, Holder holder, int batch)
    {
        var (plan, work) = (instances[holder.Instance][stage], holder.Work);
        plan.Use(work);
        var next = (int)holder.Place.Next;
        foreach (var message in logs[stage][partition].Skip(next).Take(batch))
        {
            Assert.Null(plan.Input.Read(message).SetAside);
            next++;
        }

        var missing = new CommandBuffer();
        work.Missing(missing);
        work.Load(await state.LoadAsync(missing, Ct));
        var changes = new FlowChanges();
        work.Fold(changes);
        Assert.Empty(changes.Failures);
        if (Happens())
        {
            holders.Remove((stage, partition));
            return null;
        }

        foreach (var message in changes.Messages) Append(stage + 1, message);
        return (changes, next);
    }

    async Task SaveAsync(int stage, Holder holder, (FlowChanges Changes, long Next) batched, SaveOutcome wanted)
    {
        var outcome = await state.SaveAsync(ids[stage], holder.Place, batched.Next, batched.Changes.Commands, Ct);
        Assert.Equal(wanted, outcome);
        if (outcome == SaveOutcome.Saved) holder.Place = holder.Place with { Next = batched.Next };
        else Refused++;
    }

    IEnumerable<(int Stage, int Partition)> Unread() =>
        from stage in Enumerable.Range(0, ids.Count)
        from partition in Enumerable.Range(0, logs[stage].Length)
        where logs[stage][partition].Count > (holders.GetValueOrDefault((stage, partition)) ?? Open(stage, partition)).Place.Next
        select (stage, partition);

    Holder Open(int stage, int partition)
    {
        var place = state.Open(ids[stage], partition);
        var instance = chance.Next(instances.Count);
        // Few windows in memory, so that most are let go and loaded again.
        return holders[(stage, partition)] = new(instance, place, instances[instance][stage].Open(new(ids[stage].Flow, place.Generation, OpenWindows: 4, OpenValues: 12)));
    }

    void Append(int stage, Message<string, byte[]> message) =>
        logs[stage][message.Key.Sum(letter => letter) % logs[stage].Length].Add(message);

    bool Happens() => chance.NextDouble() < accidents;

    sealed record Holder(int Instance, FlowPartition Place, StageWork Work)
    {
        public FlowPartition Place { get; set; } = Place;
    }
}
