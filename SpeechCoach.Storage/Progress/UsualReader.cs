using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>Reads what is usual for a learner, over the latest recordings that the dataflow <see cref="FlowNames.Usual"/> keeps.</summary>
public sealed class UsualReader(FlowViews views)
{
    const string Latest = "last/50";

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

    /// <summary>Those of the learner's latest 50 recordings that are in one language: what is usual in one is not in another.</summary>
    /// <param name="subject">The learner's name on the event log.</param>
    /// <param name="language">The language, as a BCP 47 tag, of which the first part counts; that of the latest recording where it is null.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="RedisException">Redis is away; so does <see cref="TimeoutException"/> say.</exception>
    public async Task<LatestRecordings> LatestAsync(SubjectId subject, string? language, CancellationToken cancellationToken)
    {
        var latest = await EntriesAsync(subject, cancellationToken);
        language ??= latest.Select(recording => recording.Entry.Value.Language).LastOrDefault(spoken => spoken is not null);
        List<MeasuredRecording> recordings =
        [
            .. latest.Where(recording => language is null || recording.Entry.Value.MayBeIn(language))
                .Select(recording => new MeasuredRecording(RecordingId.Parse(recording.Id), recording.Entry.At, recording.Entry.Value.Measures)),
        ];
        return new(language, recordings, recordings.Count < latest.Count);
    }

    Task<IReadOnlyList<(string Id, FlowEntry<SpokenMeasures> Entry)>> EntriesAsync(SubjectId subject, CancellationToken cancellationToken) =>
        views.EntriesAsync(FlowNames.Usual, subject.ToString(), Latest, ContractsJson.Default.SpokenMeasures, cancellationToken);
}
