using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>Asks the coaches in their order until one answers; the rules come last and always do.</summary>
sealed partial class CoachChain(IEnumerable<ICoach> coaches, ILogger<CoachChain> logger)
{
    /// <summary>The advice, and the name of the coach that gave it.</summary>
    public async Task<(Verdict Verdict, string CoachedBy)> AdviseAsync(CoachingRequest request, CancellationToken cancellationToken)
    {
        foreach (var coach in coaches)
        {
            if (coach.Unfit(request) is { } reason)
            {
                Log.Passed(logger, coach.Name, reason);
                continue;
            }
            try
            {
                return (await coach.AdviseAsync(request, cancellationToken), coach.Name);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                Log.Failed(logger, exception, coach.Name);
            }
        }
        throw new InvalidOperationException("No coach answered.");
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Coach {Coach} is passed over: {Reason}.")]
        public static partial void Passed(ILogger logger, string coach, string reason);

        [LoggerMessage(LogLevel.Warning, "Coach {Coach} failed; the next one is asked.")]
        public static partial void Failed(ILogger logger, Exception exception, string coach);
    }
}
