using System.Diagnostics;

namespace SpeechCoach.Tests.Infrastructure;

/// <summary>Waits for a condition that sends no event, and fails by name when it does not come in time.</summary>
static class Eventually
{
    static readonly TimeSpan pause = TimeSpan.FromMilliseconds(20);

    public static async Task TrueAsync(string what, Func<ValueTask<bool>> condition, TimeSpan within)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            if (clock.Elapsed > within) throw new TimeoutException($"Not within {within.TotalSeconds:0.#} s: {what}");
            await Task.Delay(pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    public static Task TrueAsync(string what, Func<bool> condition, TimeSpan within) =>
        TrueAsync(what, () => ValueTask.FromResult(condition()), within);

    /// <summary>The first answer that is not null.</summary>
    public static async Task<T> GetAsync<T>(string what, Func<ValueTask<T?>> look, TimeSpan within) where T : class
    {
        T? found = null;
        await TrueAsync(what, async () => (found = await look()) is not null, within);
        return found!;
    }
}
