namespace SpeechCoach.Api.Progress;

/// <summary>What to do where there is nothing to show yet.</summary>
static class Hints
{
    public const string SendOne =
        "There are no recordings yet. Send a voice message of half a minute to five minutes; its numbers stand here a moment after its report.";

    public const string NoWords =
        "There are no words of the last 30 days. Send a voice message in English in which the words can be heard clearly; words are counted where there is a list of frequent words for the language.";

    public const string TooFew =
        "Nothing is called usual before three recordings. Send another voice message: from the fourth on reports say what was unusual.";
}
