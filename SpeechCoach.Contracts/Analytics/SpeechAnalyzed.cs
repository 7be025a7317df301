namespace SpeechCoach.Contracts;

/// <summary>
/// A finished report on the event log, under the subject's random name: numbers, and of what was said no word outside the frequency
/// list that ships with the product.
/// </summary>
public sealed record SpeechAnalyzed
{
    /// <summary>Version of this record; fields are only ever added, as optional ones.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The recording; folds count it once however often the event arrives.</summary>
    public required RecordingId Recording { get; init; }

    /// <summary>Whose recording it is, and the key of the event.</summary>
    public required SubjectId Subject { get; init; }

    /// <summary>Event time.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>The day of <see cref="AcceptedAt"/> in the learner's time zone.</summary>
    public required DateOnly LocalDate { get; init; }

    /// <summary>The language spoken, as a BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>Length of the recording in seconds.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>
    /// The report's measures by name, each in the unit that its definition states; those that the report itself does not trust are left out.
    /// </summary>
    public required IReadOnlyDictionary<string, double> Measures { get; init; }

    /// <summary>The report's score, 0 to 100; null where too little was said to tell.</summary>
    public double? Score { get; init; }

    /// <summary>
    /// How often each content word was said, as the shipped frequency list of the language spells it; empty where there is no such list
    /// or the words are not trusted.
    /// </summary>
    public IReadOnlyDictionary<string, int> Words { get; init => field = value ?? None; } = None;

    /// <summary>Seconds from acceptance until the attempt began that wrote the report; null in reports older than this field.</summary>
    public double? WaitSeconds { get; init; }

    /// <summary>How long each stage of that attempt took; empty in reports older than this field.</summary>
    public IReadOnlyList<StageTiming> Timings { get; init => field = value ?? []; } = [];

    /// <summary>
    /// True where the recording was deleted: whatever was made of it is undone, and an event of it that comes later counts no more. Such an
    /// event has no numbers.
    /// </summary>
    public bool? Withdrawn { get; init; }

    static IReadOnlyDictionary<string, int> None { get; } = new Dictionary<string, int>();
}
