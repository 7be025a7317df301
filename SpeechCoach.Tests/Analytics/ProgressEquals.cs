using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Analytics;

static class ProgressEquals
{
    /// <summary>Waits until what every subject reads equals a recount of the events, neither less nor more.</summary>
    public static Task RecountAsync(IConnectionMultiplexer redis, List<SpeechAnalyzed> speeches, TimeSpan within)
    {
        var reader = new ProgressReader(redis);
        var subjects = speeches.Select(speech => speech.Subject).Distinct().ToList();
        return Eventually.TrueAsync("the progress equals the recount", EqualsAsync, within);

        async ValueTask<bool> EqualsAsync()
        {
            try
            {
                foreach (var subject in subjects)
                {
                    var days = await reader.ReadAsync(subject, Speeches.Day(-1), Speeches.Day(400), TestContext.Current.CancellationToken);
                    if (!Recount.Of(days).SequenceEqual(Recount.Of(speeches, subject))) return false;
                }

                return true;
            }
            catch (Exception e) when (e is RedisException or TimeoutException)
            {
                return false;
            }
        }
    }
}
