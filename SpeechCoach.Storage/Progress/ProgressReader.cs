using System.Globalization;
using System.Text.Json;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>Reads a learner's progress, as the dataflow <c>speaking-progress</c> keeps it.</summary>
public sealed class ProgressReader(IConnectionMultiplexer redis)
{
    /// <summary>The longest range that is read at once, in days.</summary>
    public const int MaxDays = 3660;

    /// <summary>The field of the hash <see cref="RedisKeys.Progress"/> under which a day stands.</summary>
    public static string Field(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The days from <paramref name="from"/> to <paramref name="to"/>, both included, on which the subject spoke, in their order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or longer than <see cref="MaxDays"/>.</exception>
    /// <exception cref="RedisException">Redis is away.</exception>
    public async Task<IReadOnlyList<DayOfSpeaking>> ReadAsync(SubjectId subject, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var days = to.DayNumber - from.DayNumber + 1;
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1, nameof(to));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MaxDays, nameof(to));

        RedisValue[] fields = [.. Enumerable.Range(0, days).Select(day => (RedisValue)Field(from.AddDays(day)))];
        var values = await redis.GetDatabase().HashGetAsync(RedisKeys.Progress(subject), fields).WaitAsync(cancellationToken);
        return [.. values.Where(value => value.HasValue).Select(value => JsonSerializer.Deserialize((string)value!, ContractsJson.Default.DayOfSpeaking)!)];
    }
}
