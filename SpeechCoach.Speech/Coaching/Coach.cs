namespace SpeechCoach.Speech;

/// <summary>Observes by rules what was done well and what could be done next; same measures, same observations.</summary>
/// <param name="options">Where the rules speak up.</param>
public sealed class Coach(CoachingOptions options)
{
    /// <summary>Observes a recording in which somebody speaks.</summary>
    /// <param name="speech">What was measured.</param>
    /// <param name="assessment">How it was judged.</param>
    /// <returns>
    /// The more telling first: by the points of the score that a remark could win back or that a strength brings in; a poor recording before
    /// all, for it hides the rest. One to a topic, and nothing is praised that is to be changed.
    /// </returns>
    public Observations Observe(Performance speech, Assessment assessment)
    {
        var actions = Ranked(
        [
            .. RecordingRules.Actions(speech, options),
            .. SoundRules.Actions(speech, assessment, options),
            .. WordRules.Actions(speech, assessment, options),
        ]);
        var strengths = Ranked(
        [
            .. SoundRules.Strengths(speech, assessment, options),
            .. WordRules.Strengths(speech, assessment),
            .. RecordingRules.Strengths(speech, options),
        ]);
        strengths.RemoveAll(strength => actions.Any(action => action.Topic == strength.Topic));
        return new(
            [.. strengths.Select(strength => strength.Remark), RecordingRules.Began(speech)],
            [.. actions.Select(action => action.Remark)]);
    }

    // The order is stable: of two that tell as much the first stays first.
    static List<Observation> Ranked(List<Observation> observations) =>
        [.. observations.OrderByDescending(observation => observation.Telling).DistinctBy(observation => observation.Topic)];
}
