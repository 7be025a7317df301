using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Progress;

/// <summary>How far a learner is with his goal.</summary>
/// <param name="Measure">What the goal is about.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Before">Its mean before the goal was set; null where nothing was measured.</param>
/// <param name="Since">Its mean from that day on, likewise.</param>
sealed record GoalProgress(string Measure, string Unit, double? Before, double? Since)
{
    static readonly Dictionary<string, (string Measure, string Unit)> measured = new()
    {
        [Goal.FewerFillers] = (MeasureNames.FillersPerMinute, "fillers/min"),
        [Goal.Slower] = (MeasureNames.WordsPerMinute, "words/min"),
        [Goal.Livelier] = (MeasureNames.PitchVariation, "semitones"),
    };

    /// <summary>By what was spoken on some days; null where the goal is about no measure.</summary>
    public static GoalProgress? Of(Goal goal, IReadOnlyList<PractisedDay> days) => measured.TryGetValue(goal.Kind, out var aim)
        ? new(
            aim.Measure, aim.Unit,
            PractisedDay.Mean(days.Where(day => day.Date < goal.SetOn), aim.Measure),
            PractisedDay.Mean(days.Where(day => day.Date >= goal.SetOn), aim.Measure))
        : null;
}
