namespace SpeechCoach.Contracts;

/// <summary>What was measured in a recording and what to do about it. The same recording and words give the same report.</summary>
public sealed record Report
{
    /// <summary>Version of this record; fields are only ever added, as optional ones.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The language spoken, as a BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>Length of the recording in seconds.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>Who recognised the words and how sure it is.</summary>
    public required Recognition Recognition { get; init; }

    /// <summary>The words with their times, in the order spoken; empty where no engine heard any.</summary>
    public IReadOnlyList<SpokenWord> Words { get; init => field = value ?? []; } = [];

    /// <summary>Silent pauses inside speech, in the order of time.</summary>
    public IReadOnlyList<Span> Pauses { get; init => field = value ?? []; } = [];

    /// <summary>Repetitions, false starts, words broken off and hedges, by kind and in the order of time; empty in reports older than this field.</summary>
    public IReadOnlyList<TranscriptMark> Marks { get; init => field = value ?? []; } = [];

    /// <summary>Every number, with its unit and what it means.</summary>
    public required IReadOnlyList<Measure> Measures { get; init; }

    /// <summary>The content words said most often, most frequent first; empty where the language has no word lists or the words are not trusted.</summary>
    public IReadOnlyList<UsedWord> MostUsedWords { get; init => field = value ?? []; } = [];

    /// <summary>How well it was spoken; none where too little was said, or the room was too loud, to tell.</summary>
    public Score? Score { get; init; }

    /// <summary>Who chose the words of <see cref="Strength"/> and <see cref="Actions"/>: <c>rules</c> or <c>language-model</c>.</summary>
    public string? CoachedBy { get; init; }

    /// <summary>One thing done well.</summary>
    public Advice? Strength { get; init; }

    /// <summary>At most two things to do next.</summary>
    public IReadOnlyList<Advice> Actions { get; init => field = value ?? []; } = [];

    /// <summary>A question that goes further into what was said, in the language spoken; none where no language model made one up.</summary>
    public string? FollowUp { get; init; }

    /// <summary>What limits this report: a noisy room, an unsure recogniser, a language without word lists.</summary>
    public IReadOnlyList<string> Notices { get; init => field = value ?? []; } = [];

    /// <summary>The codes of <see cref="Notices"/>, in their order: <see cref="LimitCodes"/>; empty in reports older than this field.</summary>
    public IReadOnlyList<string> Limits { get; init => field = value ?? []; } = [];

    /// <summary>What a page needs to draw the recording; none in reports that are older than it.</summary>
    public Series? Series { get; init; }
}
