using SpeechCoach.Api.Alarms;
using SpeechCoach.Api.Identity;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>The learner's time zone, found by the clock on his wall.</summary>
sealed class ZoneStep(AccountStore accounts, AlarmBook alarms, TimeProvider time) : IStep
{
    public const string StepName = "zone";

    static readonly string[] zones =
    [
        "Pacific/Honolulu", "America/Anchorage", "America/Los_Angeles", "America/Denver", "America/Mexico_City", "America/Chicago", "America/Bogota", "America/New_York",
        "America/Santiago", "America/Argentina/Buenos_Aires", "America/Sao_Paulo", "Atlantic/Azores", "Europe/London", "Europe/Madrid", "Europe/Berlin", "Europe/Athens",
        "Europe/Kyiv", "Africa/Lagos", "Africa/Johannesburg", "Africa/Cairo", "Europe/Istanbul", "Asia/Dubai", "Asia/Karachi", "Asia/Kolkata", "Asia/Dhaka", "Asia/Bangkok",
        "Asia/Shanghai", "Asia/Tokyo", "Australia/Sydney", "Pacific/Auckland",
    ];

    public string Name => StepName;

    /// <summary>The zone as a learner knows it.</summary>
    public static string City(string zone) => zone.Split('/')[^1].Replace('_', ' ');

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Arguments is not [var zone, ..])
        {
            var now = time.GetUtcNow();
            var choice = zones
                .Where(each => TimeZoneInfo.TryFindSystemTimeZoneById(each, out _))
                .Select(each => Buttons.To($"{turn.Account.LocalTime(now, each).ToString("t", turn.Texts.Culture)} {City(each)}", Name, each));
            await turn.ShowAsync(new(turn.Texts["zone.choose"], Buttons.Rows(2, choice)), cancellationToken);
            return;
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) || !found.HasIanaId)
        {
            turn.Stale();
            return;
        }

        turn.Account = await accounts.UpdateAsync(turn.Account.Learner, account => account with { TimeZone = zone }, cancellationToken);
        await Reminder.SetAsync(alarms, turn.Chat, turn.Account, time.GetUtcNow(), cancellationToken);
        await turn.ShowAsync(
            new(turn.Texts.Say("zone.chosen", ("zone", City(zone)), ("now", turn.Account.LocalTime(time.GetUtcNow()).ToString("t", turn.Texts.Culture))), Menu.Of(turn.Texts)),
            cancellationToken);
    }
}
