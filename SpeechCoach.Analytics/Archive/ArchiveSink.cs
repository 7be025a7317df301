using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Analytics;

/// <summary>Writes to the archive what has been saved for it, and finds out what is in it where Redis has forgotten.</summary>
sealed partial class ArchiveSink(EventArchive archive, DeletionQueue deletions, IConnectionMultiplexer redis, ILogger<ArchiveSink> logger)
{
    const string Known = "archived-known";

    /// <summary>Sees to it that Redis knows which recordings are archived: without that they would be archived a second time.</summary>
    public async Task KnowAsync(FlowStage id, long generation, CancellationToken cancellationToken)
    {
        var database = redis.GetDatabase();
        if (await database.HashExistsAsync(RedisKeys.Flow(id.Flow), Known).WaitAsync(cancellationToken)) return;
        var count = 0;
        await foreach (var some in archive.ReadAsync(cancellationToken).Chunk(1000).WithCancellation(cancellationToken))
        {
            count += some.Length;
            await Task.WhenAll(some.GroupBy(speech => RedisKeys.FlowWindow(id.Flow, generation, speech.Subject.ToString(), ArchiveWork.Month(speech.LocalDate)))
                .Select(ids => database.HashSetAsync(ids.Key, [.. ids.Select(speech => new HashEntry(speech.Recording.ToString(), RedisValue.EmptyString))])))
                .WaitAsync(cancellationToken);
        }

        await database.HashSetAsync(RedisKeys.Flow(id.Flow), Known, 1).WaitAsync(cancellationToken);
        if (count > 0) Log.Read(logger, count);
    }

    /// <summary>Writes what waits for a partition of a stage, also what an instance that is no more has left.</summary>
    public async Task WriteAsync(FlowStage id, int partition, CancellationToken cancellationToken)
    {
        var database = redis.GetDatabase();
        var key = RedisKeys.FlowUnwritten(id.Group, partition);
        foreach (var part in await database.HashGetAllAsync(key).WaitAsync(cancellationToken))
        {
            using var packed = new MemoryStream((byte[])part.Value!);
            var speeches = await EventArchive.UnpackAsync(packed, cancellationToken).ToListAsync(cancellationToken);
            await archive.WriteAsync((string)part.Name!, await KeptAsync(speeches, cancellationToken), cancellationToken);
            await database.HashDeleteAsync(key, part.Name).WaitAsync(cancellationToken);
        }
    }

    // A deletion takes out what is written by then. What comes to be written after it must not be there for good.
    async Task<IReadOnlyCollection<SpeechAnalyzed>> KeptAsync(List<SpeechAnalyzed> speeches, CancellationToken cancellationToken)
    {
        var deleted = await Task.WhenAll(speeches.Select(async speech =>
            await deletions.IsDeletedAsync(speech.Subject, cancellationToken) || await deletions.IsDeletedAsync(speech.Recording, cancellationToken)));
        return [.. speeches.Where((_, index) => !deleted[index])];
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The archive has {Events} events already, which are not archived again")]
        public static partial void Read(ILogger logger, int events);
    }
}
