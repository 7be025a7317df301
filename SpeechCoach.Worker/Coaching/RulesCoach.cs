using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>Says what the rules hold for most telling; same measures, same words. It needs nothing and never fails.</summary>
sealed class RulesCoach : ICoach
{
    public const string CoachName = "rules";

    public string Name => CoachName;

    public string? Unfit(CoachingRequest request) => null;

    public Task<Verdict> AdviseAsync(CoachingRequest request, CancellationToken cancellationToken) => Task.FromResult(request.Observations.MostTelling);
}
