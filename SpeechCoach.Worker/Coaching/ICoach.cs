using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>Chooses what to say from what was observed.</summary>
public interface ICoach
{
    /// <summary>Its name in reports.</summary>
    string Name { get; }

    /// <summary>Why it is not asked about this recording, or null where it is: not configured, at rest after failures, nothing to choose from.</summary>
    string? Unfit(CoachingRequest request);

    /// <summary>Chooses. Anything thrown means that the next coach is asked; no message of it holds words of the recording.</summary>
    Task<Verdict> AdviseAsync(CoachingRequest request, CancellationToken cancellationToken);
}
