namespace SpeechCoach.Tests.Chaos;

/// <summary>Whom to kill, and in the middle of what.</summary>
/// <param name="Target">The process or server.</param>
/// <param name="Step">What it is to be doing.</param>
/// <param name="Away">The longest that it stays away.</param>
sealed record Stratum(string Target, string Step, TimeSpan Away)
{
    public static readonly IReadOnlyList<Stratum> All =
    [
        // One of everything first: as many as a short run has kills.
        new("worker", "decode", Seconds(1)), new("redis", "commit", Seconds(1)), new("api", "upload", Seconds(1)), new("analytics", "fold", Seconds(1)), new("broker", "publish", Seconds(1)),
        new("worker", "measure", Seconds(1)), new("api", "reply", Seconds(1)), new("worker", "commit", Seconds(1)), new("api", "update", Seconds(1)), new("redis", "upload", Seconds(2)),
        new("worker", "transcribe", Seconds(1)), new("worker", "relay", Seconds(1)), new("worker", "coach", Seconds(1)), new("broker", "away for long", Seconds(15)),
        new("analytics", "away for long", Seconds(8)),
    ];

    /// <summary>As many kills as asked for, each stratum as often as the others, in an order of chance.</summary>
    public static IReadOnlyList<Stratum> Deal(int kills, Random random)
    {
        Stratum[] dealt = [.. Enumerable.Range(0, kills).Select(i => All[i % All.Count])];
        random.Shuffle(dealt);
        return dealt;
    }

    static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
