using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>Reads what is usual for a learner, over the latest recordings that the dataflow <see cref="FlowNames.Usual"/> keeps.</summary>
public sealed class UsualReader(FlowViews views)
{
    const string Latest = "last/50";

    /// <summary>Median and spread of each measure over the learner's latest 50 recordings; empty before the first.</summary>
    /// <param name="subject">The learner's name on the event log.</param>
    /// <param name="except">A recording to leave out: the one that is compared with what is usual.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="RedisException">Redis is away; so does <see cref="TimeoutException"/> say.</exception>
    public async Task<Usual> ReadAsync(SubjectId subject, RecordingId? except, CancellationToken cancellationToken)
    {
        var latest = await views.EntriesAsync(
            FlowNames.Usual, subject.ToString(), Latest, ContractsJson.Default.IReadOnlyDictionaryStringDouble, cancellationToken);
        return Usual.Of(latest.Where(recording => recording.Id != except?.ToString()).Select(recording => recording.Entry.Value));
    }
}
