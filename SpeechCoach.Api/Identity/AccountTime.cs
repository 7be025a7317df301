using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Identity;

static class AccountTime
{
    /// <summary>The day it is for the learner.</summary>
    public static DateOnly LocalDate(this Account account, DateTimeOffset now) => DateOnly.FromDateTime(account.LocalTime(now));

    /// <summary>The time that his clock shows, or would show in another zone.</summary>
    public static DateTime LocalTime(this Account account, DateTimeOffset now, string? zone = null) =>
        TimeZoneInfo.ConvertTime(now, Zone(zone ?? account.TimeZone)).DateTime;

    /// <summary>When it is this time of day for him next.</summary>
    public static DateTimeOffset Next(this Account account, TimeOnly at, DateTimeOffset now)
    {
        var zone = Zone(account.TimeZone);
        var today = account.LocalDate(now);
        var next = Moment(today);
        return next > now ? next : Moment(today.AddDays(1));

        DateTimeOffset Moment(DateOnly day)
        {
            var local = day.ToDateTime(at);
            // An hour that the clocks leave out comes when they have been put forward.
            if (zone.IsInvalidTime(local)) local += TimeSpan.FromHours(1);
            return new(local, zone.GetUtcOffset(local));
        }
    }

    // A zone this machine does not know must not cost a recording.
    static TimeZoneInfo Zone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;
}
