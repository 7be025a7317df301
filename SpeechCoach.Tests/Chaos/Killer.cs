using System.Globalization;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Chaos;

/// <summary>Kills what it is told to, in the middle of what it is told to, with signal 9; and starts it again.</summary>
sealed class Killer(ChaosWorld world, Senders senders, ResultTally tally, Random random)
{
    static readonly TimeSpan patience = TimeSpan.FromSeconds(4);
    static readonly TimeSpan glance = TimeSpan.FromMilliseconds(2);

    /// <summary>Each kill as it came to pass.</summary>
    public List<(string Target, string Step)> Kills { get; } = [];

    /// <summary>Spreads the kills evenly over the sending.</summary>
    public async Task RunAsync(IReadOnlyList<Stratum> plan, int recordings, CancellationToken cancellationToken)
    {
        for (var i = 0; i < plan.Count; i++)
        {
            while (tally.Count < (i + 1) * recordings / (plan.Count + 2)) await Task.Delay(glance, TimeProvider.System, cancellationToken);
            await KillAsync(plan[i], cancellationToken);
        }
    }

    async Task KillAsync(Stratum stratum, CancellationToken cancellationToken)
    {
        var (victim, step) = await AtStepAsync(stratum, cancellationToken);
        await victim.KillAsync();
        Kills.Add((stratum.Target, step));
        await Task.Delay(stratum.Away * random.NextDouble(), TimeProvider.System, cancellationToken);
        await victim.StartAsync();
    }

    async Task<(Victim Victim, string Step)> AtStepAsync(Stratum stratum, CancellationToken cancellationToken)
    {
        using var bound = new CancellationTokenSource(patience, TimeProvider.System);
        while (!bound.IsCancellationRequested)
        {
            switch (stratum.Step)
            {
                case "decode" or "transcribe" or "measure" or "coach":
                    if (await HolderAsync(stratum.Step) is { } holder) return (holder, stratum.Step);
                    break;
                case "upload":
                    if (senders.UnderWay > 0) return (Any(stratum.Target), stratum.Step);
                    break;
                case "update":
                    var before = senders.Spoken.Count;
                    while (senders.Spoken.Count == before && !bound.IsCancellationRequested) await Task.Delay(glance, TimeProvider.System, cancellationToken);
                    await Task.Delay(TimeSpan.FromMilliseconds(random.Next(60)), TimeProvider.System, cancellationToken);
                    return (Any(stratum.Target), stratum.Step);
                default:
                    await Task.WhenAny(tally.NextAsync(), Task.Delay(patience, TimeProvider.System, cancellationToken));
                    await Task.Delay(TimeSpan.FromMilliseconds(random.Next(30)), TimeProvider.System, cancellationToken);
                    return (Any(stratum.Target), stratum.Step);
            }

            await Task.Delay(glance, TimeProvider.System, cancellationToken);
        }

        return (Any(stratum.Target), "any time");
    }

    /// <summary>The worker that is at this stage of some recording.</summary>
    async Task<Victim?> HolderAsync(string stage)
    {
        try
        {
            var database = world.Redis.GetDatabase();
            foreach (var pending in await database.StreamPendingMessagesAsync(StreamNames.Tasks, GroupNames.Workers, 8, RedisValue.Null))
            {
                // A consumer's name is machine, process, chance and lane.
                var worker = world.Victims.FirstOrDefault(victim =>
                    victim is { Name: "worker", IsUp: true, Id: { } id } && pending.ConsumerName.ToString().Contains(string.Create(CultureInfo.InvariantCulture, $"-{id}-"), StringComparison.Ordinal));
                if (worker is null) continue;
                foreach (var entry in await database.StreamRangeAsync(StreamNames.Tasks, pending.MessageId, pending.MessageId))
                {
                    var task = System.Text.Json.JsonSerializer.Deserialize((string)entry["json"]!, ContractsJson.Default.RecordingTask)!;
                    if (await database.HashGetAsync(RedisKeys.Recording(task.Recording), "stage") == stage) return worker;
                }
            }
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            // Not now.
        }

        return null;
    }

    Victim Any(string name)
    {
        Victim[] named = [.. world.Victims.Where(victim => victim.Name == name && victim.IsUp)];
        if (named.Length == 0) named = [.. world.Victims.Where(victim => victim.Name == name)];
        return named[random.Next(named.Length)];
    }
}
