namespace SpeechCoach.Contracts;

/// <summary>How one recording fared on its way to its report.</summary>
/// <param name="AcceptedAt">When it was accepted.</param>
/// <param name="WaitSeconds">Seconds from acceptance until a worker began; null where that is not known.</param>
/// <param name="Timings">How long each stage took.</param>
public sealed record PipelinePassage(DateTimeOffset AcceptedAt, double? WaitSeconds, IReadOnlyList<StageTiming> Timings)
{
    /// <summary>The passage of an event.</summary>
    public static PipelinePassage Of(SpeechAnalyzed speech) => new(speech.AcceptedAt, speech.WaitSeconds, speech.Timings);

    /// <summary>Adds how long a stage took, as often as it ran.</summary>
    internal void AddTo(List<double> seconds, Stage stage)
    {
        for (var i = 0; i < Timings.Count; i++)
            if (Timings[i].Stage == stage) seconds.Add(Timings[i].Seconds);
    }
}
