using System.Globalization;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>A learner's events in the archive, under his random name.</summary>
sealed class ArchiveRecords(EventArchive archive, IConnectionMultiplexer redis, TimeProvider time) : ILearnerRecords
{
    public string Name => "events";

    public async Task<int> RemoveAsync(DeletedLearner learner, CancellationToken cancellationToken)
    {
        // Also what is archived at this moment, of which Redis says nothing any more: it is of late.
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var months = await MonthsAsync(learner.Subject).ToListAsync(cancellationToken);
        return await archive.RemoveAsync(learner.Subject, [.. months, today.AddMonths(-1), today, today.AddDays(1)], cancellationToken);
    }

    public Task<int> RemoveAsync(RecordingTask recording, CancellationToken cancellationToken) =>
        archive.RemoveAsync(recording.Recording, recording.LocalDate, cancellationToken);

    // Everything in them is in the reports and in the progress as well.
    public IAsyncEnumerable<ExportedFile> ExportAsync(Account account, CancellationToken cancellationToken) => AsyncEnumerable.Empty<ExportedFile>();

    async IAsyncEnumerable<DateOnly> MonthsAsync(SubjectId subject)
    {
        // As the dataflow keeps which recordings are archived: sc:state:archive:{generation}:{subject}:month/2026-03-01.
        await foreach (var key in redis.GetServer(redis.GetEndPoints()[0]).KeysAsync(pattern: $"sc:state:{FlowNames.Archive}:*:{subject}:month/*", pageSize: 1000))
            yield return DateOnly.ParseExact(((string)key!).AsSpan()[^10..], "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
