using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Identity;

static class AccountTime
{
    /// <summary>The day it is for the learner.</summary>
    public static DateOnly LocalDate(this Account account, DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone(account)).DateTime);

    // A zone this machine does not know must not cost a recording.
    static TimeZoneInfo Zone(Account account) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(account.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
}
