using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>Finds the times of a known wording, and of fillers between its words.</summary>
sealed class PocketSphinxAligner(SphinxProcess sphinx) : IRecognizer
{
    public const string EngineName = "alignment";
    public const string Model = "pocketsphinx en-us";
    const double ShortestFiller = 0.15;

    public string Name => EngineName;

    public string? Unfit(RecognitionRequest request) =>
        request.Transcript is null ? "the wording is not known"
        : request.PrimaryLanguage != "en" ? "speaks English only"
        : sphinx.Missing;

    public async Task<RecognizedSpeech> RecognizeAsync(RecognitionRequest request, CancellationToken cancellationToken)
    {
        var wording = AlignmentGrammar.Words(request.Transcript ?? "");
        if (wording.Count == 0)
            throw new InvalidOperationException("The wording has no words.");

        TimeRange whole = new(0, request.Audio.Duration.TotalSeconds);
        var found = Language.English.MarkFillers(await sphinx.RunAsync(request.Audio, [whole], wording, cancellationToken));
        var words = found.Where(word => !word.IsFiller || word.Range.Length >= ShortestFiller).ToList();
        var spoken = words.Count(word => !word.IsFiller);
        if (spoken == 0)
            throw new InvalidOperationException("The wording does not fit the sound.");

        var skipped = wording.Count(word => !Language.English.IsFiller(word)) - spoken;
        return new(new(Name, null, Model), words)
        {
            SoughtFillers = true,
            Notices = [.. Notices(skipped, proposed: !wording.Any(Language.English.IsFiller) && words.Count > spoken)],
        };
    }

    static IEnumerable<string> Notices(int skipped, bool proposed)
    {
        if (skipped > 0)
            yield return $"{skipped} words of the wording given are not in the dictionary and have no times.";
        if (proposed)
            yield return "The fillers were searched for between the words given; some may be missed, some wrongly found.";
    }
}
