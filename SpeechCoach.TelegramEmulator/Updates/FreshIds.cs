namespace SpeechCoach.TelegramEmulator;

/// <summary>
/// Where the numbers of updates and messages begin: at the seconds since 2020, so that an emulator that starts again,
/// and has forgotten everything, does not use the numbers a bot remembers.
/// </summary>
sealed class FreshIds(TimeProvider time)
{
    static readonly DateTimeOffset epoch = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public int First { get; } = (int)(time.GetUtcNow() - epoch).TotalSeconds;
}
