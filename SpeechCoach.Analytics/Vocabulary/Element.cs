namespace SpeechCoach.Analytics;

/// <summary>What travels through a dataflow: a value, and the event it came of.</summary>
/// <param name="Key">Whose value it is: the learner's random name until a dataflow keys by something else.</param>
/// <param name="Id">The event's id: under one key and in one window it counts once, however often it comes.</param>
/// <param name="Version">Which of two values under one id is the newer one: the higher.</param>
/// <param name="At">Event time.</param>
/// <param name="Day">The day of event time in the learner's time zone.</param>
/// <param name="Value">The value.</param>
/// <param name="IsWithdrawn">Whether what counted under this id counts no longer; the value says at most whose it was.</param>
/// <param name="Written">The value as JSON, where it came written and is as it came.</param>
readonly record struct Element<T>(
    string Key, string Id, long Version, DateTimeOffset At, DateOnly Day, T Value, bool IsWithdrawn = false, ReadOnlyMemory<byte> Written = default)
{
    public Element<TOther> With<TOther>(TOther value) => new(Key, Id, Version, At, Day, value, IsWithdrawn);
}

/// <summary>The next step of a dataflow, wired up once when it is built.</summary>
delegate void Push<T>(in Element<T> element);
