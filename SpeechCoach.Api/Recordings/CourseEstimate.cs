using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Recordings;

/// <summary>How long recordings took of late, the middle one of them.</summary>
/// <param name="Recordings">How many it rests on.</param>
/// <param name="Waiting">Seconds until a worker began; none where that is not known.</param>
/// <param name="Stages">Seconds of each stage.</param>
public sealed record CourseEstimate(int Recordings, double? Waiting, IReadOnlyDictionary<Stage, double> Stages);
