using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Operations;

/// <summary>What goes through the queue, and what comes after it.</summary>
/// <param name="Depth">How much is under way.</param>
/// <param name="Workers">The workers.</param>
/// <param name="Retries">What is to be tried again, due first at the head.</param>
/// <param name="Dead">The newest that were given up.</param>
/// <param name="Readers">Who reads the results.</param>
/// <param name="Flows">The dataflows.</param>
/// <param name="Minutes">The minutes of the last hour in which recordings were accepted that have their report.</param>
public sealed record PipelineStanding(
    QueueDepth Depth,
    IReadOnlyList<WorkerStanding> Workers,
    IReadOnlyList<(RecordingId Recording, DateTimeOffset Due)> Retries,
    IReadOnlyList<DeadLetter> Dead,
    IReadOnlyList<GroupStanding> Readers,
    IReadOnlyList<FlowStanding> Flows,
    IReadOnlyList<(DateTimeOffset Minute, PipelineMinute Passed)> Minutes);
