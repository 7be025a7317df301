namespace SpeechCoach.Api.Alarms;

/// <summary>Something to be done at a time, such as a reminder.</summary>
interface IAlarm
{
    /// <summary>Names this kind among all alarms: a-z.</summary>
    string Kind { get; }

    /// <summary>Does it, and answers when to ring again, or null for never. Cut off, it rings again, and then must not do twice what a learner sees.</summary>
    Task<DateTimeOffset?> RingAsync(string subject, CancellationToken cancellationToken);
}
