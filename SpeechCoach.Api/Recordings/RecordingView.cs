using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Recordings;

/// <summary>A recording as its sender sees it.</summary>
/// <param name="Id">The recording.</param>
/// <param name="State">Where it stands; done, refused and dead are final.</param>
/// <param name="AcceptedAt">When it was accepted.</param>
/// <param name="Stage">What is being done with it, while a worker holds it.</param>
/// <param name="Attempt">How often a worker has begun.</param>
/// <param name="Timings">The stages that have ended, with their seconds.</param>
/// <param name="Refusal">Why nothing could be measured, once refused.</param>
/// <param name="Report">The report, once done.</param>
sealed record RecordingView(
    string Id,
    RecordingState State,
    DateTimeOffset AcceptedAt,
    Stage? Stage,
    int Attempt,
    IReadOnlyList<StageTiming> Timings,
    Refusal? Refusal,
    Report? Report = null)
{
    public static RecordingView Of(RecordingStatus status, Report? report = null) => new(
        status.Task.Recording.ToString(), status.State, status.Task.AcceptedAt, status.Stage, status.Attempt, status.Timings, status.Refusal, report);
}
