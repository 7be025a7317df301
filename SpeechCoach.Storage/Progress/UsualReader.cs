using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>Reads what is usual for a learner, over the latest recordings that the dataflow <see cref="FlowNames.Usual"/> keeps.</summary>
public sealed class UsualReader(FlowViews views)
{
    const string Latest = "last/50";

    /// <summary>Median and spread of each measure over the learner's latest 50 recordings; empty before the first.</summary>
    /// <param name="subject">The learner's name on the event log.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="RedisException">Redis is away; so does <see cref="TimeoutException"/> say.</exception>
    public async Task<Usual> ReadAsync(SubjectId subject, CancellationToken cancellationToken) =>
        Usual.Of((await EntriesAsync(subject, cancellationToken)).Select(recording => recording.Entry.Value.Measures));

    /// <summary>What was usual when a recording was accepted, to compare it with: over those of the latest 50 that were accepted before it and are in its language.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="RedisException">Redis is away; so does <see cref="TimeoutException"/> say.</exception>
    public async Task<Usual> BeforeAsync(RecordingTask recording, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var latest = await EntriesAsync(recording.Subject, cancellationToken);
        return Usual.Of(latest
            .Where(other => other.Entry.At < recording.AcceptedAt && other.Entry.Value.MayBeIn(recording.Language))
            .Select(other => other.Entry.Value.Measures));
    }

    /// <summary>The learner's latest recordings with their measures, 50 at the most, in the order in which they were accepted.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public async Task<IReadOnlyList<MeasuredRecording>> LatestAsync(SubjectId subject, CancellationToken cancellationToken) =>
    [
        .. (await EntriesAsync(subject, cancellationToken))
            .Select(recording => new MeasuredRecording(RecordingId.Parse(recording.Id), recording.Entry.At, recording.Entry.Value.Measures)),
    ];

    Task<IReadOnlyList<(string Id, FlowEntry<SpokenMeasures> Entry)>> EntriesAsync(SubjectId subject, CancellationToken cancellationToken) =>
        views.EntriesAsync(FlowNames.Usual, subject.ToString(), Latest, ContractsJson.Default.SpokenMeasures, cancellationToken);
}
