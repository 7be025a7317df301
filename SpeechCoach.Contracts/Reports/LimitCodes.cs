namespace SpeechCoach.Contracts;

/// <summary>The stable codes of what limits a report, for whoever words it in another language than the report does.</summary>
public static class LimitCodes
{
    /// <summary>There are no words to measure.</summary>
    public const string NoWords = "no-words";

    /// <summary>The wording given did not fit what was said.</summary>
    public const string NotAligned = "not-aligned";

    /// <summary>The words are not trusted.</summary>
    public const string Unsure = "unsure";

    /// <summary>Fillers were not listened for, and an engine leaves most of them out.</summary>
    public const string FillersMissed = "fillers-missed";

    /// <summary>Too little was spoken for steady figures.</summary>
    public const string Brief = "brief";

    /// <summary>Parts of the file could not be read.</summary>
    public const string Damaged = "damaged";

    /// <summary>There are no word lists for the language.</summary>
    public const string NoWordLists = "no-word-lists";
}
