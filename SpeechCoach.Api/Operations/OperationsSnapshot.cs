namespace SpeechCoach.Api.Operations;

/// <summary>Everything that an operator is shown, at one moment.</summary>
/// <param name="At">The moment.</param>
/// <param name="Stores">The servers that this service needs.</param>
/// <param name="Pipeline">All else; none while Redis is away.</param>
public sealed record OperationsSnapshot(DateTimeOffset At, IReadOnlyList<StoreHealth> Stores, PipelineStanding? Pipeline);
