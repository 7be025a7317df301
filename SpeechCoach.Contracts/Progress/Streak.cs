namespace SpeechCoach.Contracts;

/// <summary>Days in a row on which a learner spoke.</summary>
/// <param name="Current">The row that has not broken off yet: it ends today, or yesterday while today can still continue it.</param>
/// <param name="Longest">The longest row ever.</param>
public sealed record Streak(int Current, int Longest)
{
    /// <summary>The streak of somebody who spoke on these days, in any order.</summary>
    /// <param name="days">The days, in the learner's time zone.</param>
    /// <param name="today">Today in it.</param>
    public static Streak Of(IEnumerable<DateOnly> days, DateOnly today)
    {
        var (current, longest, row, last) = (0, 0, 0, DateOnly.MinValue);
        foreach (var day in days.Distinct().Order())
        {
            row = row > 0 && day == last.AddDays(1) ? row + 1 : 1;
            last = day;
            longest = Math.Max(longest, row);
            if (day == today || day == today.AddDays(-1)) current = row;
        }

        return new(current, longest);
    }
}
