namespace SpeechCoach.Tests.Infrastructure;

/// <summary>A clock that runs on from noon, UTC, of the day on which it was made: no day ends while a test counts days.</summary>
sealed class NoonClock : TimeProvider
{
    readonly TimeSpan ahead;

    public NoonClock()
    {
        var now = System.GetUtcNow();
        Today = DateOnly.FromDateTime(now.UtcDateTime);
        ahead = new DateTimeOffset(Today, new(12, 0), TimeSpan.Zero) - now;
    }

    public DateOnly Today { get; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}
