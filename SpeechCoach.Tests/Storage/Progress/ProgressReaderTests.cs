using System.Text.Json;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Analytics;
using SpeechCoach.Tests.Infrastructure;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Storage.Progress;

public sealed class ProgressReaderTests(RedisServer redis) : IClassFixture<RedisServer>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_reads_the_days_of_a_range_and_of_one_subject_in_their_order()
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        foreach (var (subject, day) in new[] { (1, 5), (1, 2), (1, 3), (1, 9), (2, 4) })
            await connection.GetDatabase().HashSetAsync(
                RedisKeys.Progress(Speeches.Subject(subject)),
                ProgressReader.Field(Speeches.Day(day)),
                JsonSerializer.Serialize(new() { Date = Speeches.Day(day) }, ContractsJson.Default.DayOfSpeaking));

        var days = await new ProgressReader(connection).ReadAsync(Speeches.Subject(1), Speeches.Day(2), Speeches.Day(5), Ct);

        Assert.Equal([Speeches.Day(2), Speeches.Day(3), Speeches.Day(5)], days.Select(day => day.Date));
        Assert.Empty(await new ProgressReader(connection).ReadAsync(Speeches.Subject(3), Speeches.Day(2), Speeches.Day(5), Ct));
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(0, ProgressReader.MaxDays)]
    public async Task A_range_that_is_empty_or_too_long_is_the_callers_mistake(int from, int to)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            new ProgressReader(connection).ReadAsync(Speeches.Subject(1), Speeches.Day(from), Speeches.Day(to), Ct));
    }
}
