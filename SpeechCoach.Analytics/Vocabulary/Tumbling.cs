using System.Collections.Concurrent;
using System.Globalization;

namespace SpeechCoach.Analytics;

/// <summary>Windows that follow each other without gaps.</summary>
public static class Tumbling
{
    /// <summary>Days of the learner's calendar, <c>day/2026-03-01</c>.</summary>
    public static Window Day { get; } = new Calendar("day", day => day);

    /// <summary>Weeks of the learner's calendar by their Mondays, <c>week/2026-02-23</c>.</summary>
    public static Window Week { get; } = new Calendar("week", day => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)));

    /// <summary>Months of the learner's calendar by their first days, <c>month/2026-03-01</c>.</summary>
    public static Window Month { get; } = new Calendar("month", day => new(day.Year, day.Month, 1));

    /// <summary>Minutes of event time in UTC, <c>minute/2026-03-01T09:30Z</c>.</summary>
    public static Window Minute { get; } = new Clock();

    sealed class Calendar(string kind, Func<DateOnly, DateOnly> start) : Window
    {
        // A few for every day that somebody spoke on.
        readonly ConcurrentDictionary<DateOnly, string> names = [];

        internal override string Of(DateTimeOffset at, DateOnly day) =>
            names.GetOrAdd(day, static (day, window) => string.Create(CultureInfo.InvariantCulture, $"{window.kind}/{window.start(day):yyyy-MM-dd}"), (kind, start));
    }

    sealed class Clock : Window
    {
        internal override string Of(DateTimeOffset at, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"minute/{at.UtcDateTime:yyyy-MM-dd'T'HH:mm'Z'}");
    }
}
