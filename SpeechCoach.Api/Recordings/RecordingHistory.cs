using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Recordings;

/// <summary>A learner's recordings, as the store tells of them by what it keeps.</summary>
sealed class RecordingHistory(IObjectStore store, RecordingReader recordings)
{
    const int MostLookedAt = 100;

    /// <summary>The latest of a kind, the newest first, after so many of them.</summary>
    public async Task<IReadOnlyList<RecordingStatus>> LatestAsync(
        LearnerId learner, Predicate<RecordingStatus> isWanted, int skip, int atMost, CancellationToken cancellationToken)
    {
        var found = new List<RecordingStatus>();
        foreach (var recording in await ReportedAsync(learner, cancellationToken))
        {
            if (found.Count == skip + atMost) break;
            if (await recordings.FindAsync(learner, recording, cancellationToken) is { State: RecordingState.Done } status && isWanted(status)) found.Add(status);
        }

        return [.. found.Skip(skip)];
    }

    /// <summary>The latest, the newest first, after so many of them.</summary>
    public async Task<IReadOnlyList<RecordingStatus>> LatestAsync(LearnerId learner, int skip, int atMost, CancellationToken cancellationToken)
    {
        var found = new List<RecordingStatus>();
        foreach (var recording in (await ReportedAsync(learner, cancellationToken)).Skip(skip).Take(atMost))
            if (await recordings.FindAsync(learner, recording, cancellationToken) is { State: RecordingState.Done } status) found.Add(status);
        return found;
    }

    /// <summary>The latest without a report, the newest first: still worked on, refused, or given up.</summary>
    public async Task<IReadOnlyList<RecordingStatus>> WithoutReportAsync(
        LearnerId learner, Predicate<RecordingStatus> isWanted, int atMost, CancellationToken cancellationToken)
    {
        var found = new List<RecordingStatus>();
        var sent = await RecordingsAsync(ObjectKeys.AudioOf(learner), cancellationToken);
        var reported = (await ReportedAsync(learner, cancellationToken)).ToHashSet();
        foreach (var recording in sent.Where(recording => !reported.Contains(recording)))
        {
            if (found.Count == atMost) break;
            if (await recordings.FindAsync(learner, recording, cancellationToken) is { State: not (RecordingState.Done or RecordingState.Deleted) } status && isWanted(status))
                found.Add(status);
        }

        return found;
    }

    /// <summary>Whether anything of his is kept.</summary>
    public async Task<bool> HasAnyAsync(LearnerId learner, CancellationToken cancellationToken) =>
        await store.ListAsync(ObjectKeys.AudioOf(learner), cancellationToken).AnyAsync(cancellationToken)
        || await store.ListAsync(ObjectKeys.ReportsOf(learner), cancellationToken).AnyAsync(cancellationToken);

    /// <summary>His last finished answer to the same question before this one; null where there is none among his latest hundred recordings.</summary>
    public async Task<RecordingStatus?> LastTryAsync(RecordingTask recording, CancellationToken cancellationToken)
    {
        if (recording.Question is not { } question) return null;
        foreach (var status in await LatestAsync(recording.Learner, 0, MostLookedAt, cancellationToken))
            if (status.Task.Question?.Id == question.Id && status.Task.AcceptedAt < recording.AcceptedAt && status.Task.Recording != recording.Recording) return status;
        return null;
    }

    Task<IEnumerable<RecordingId>> ReportedAsync(LearnerId learner, CancellationToken cancellationToken) =>
        RecordingsAsync(ObjectKeys.ReportsOf(learner), cancellationToken);

    async Task<IEnumerable<RecordingId>> RecordingsAsync(string prefix, CancellationToken cancellationToken)
    {
        var newest = new Dictionary<RecordingId, DateTimeOffset>();
        await foreach (var kept in store.ListAsync(prefix, cancellationToken))
            if (RecordingId.TryParse(kept.Key[prefix.Length..].Split('/')[0], out var recording)) newest[recording] = kept.ModifiedAt;
        return newest.OrderByDescending(pair => pair.Value).Select(pair => pair.Key);
    }
}
