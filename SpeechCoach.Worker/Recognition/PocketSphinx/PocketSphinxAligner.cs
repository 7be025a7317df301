using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>Finds the times of a known wording.</summary>
sealed class PocketSphinxAligner(WordAligner aligner) : IRecognizer
{
    public const string EngineName = "alignment";
    public const string Model = "pocketsphinx en-us";

    public string Name => EngineName;

    public string? Unfit(RecognitionRequest request) => request.Transcript is null ? "the wording is not known" : aligner.Unfit(request);

    public async Task<RecognizedSpeech> RecognizeAsync(RecognitionRequest request, CancellationToken cancellationToken)
    {
        var wording = AlignmentGrammar.Words(request.Transcript ?? "");
        if (wording.Count == 0)
            throw new InvalidOperationException("The wording has no words.");

        TimeRange whole = new(0, request.Audio.Duration.TotalSeconds);
        var words = wording.Select(word => new TimedWord(word, 0, 0)).ToList();
        var found = await aligner.AlignAsync(request.Audio, request.Activity, words, [(whole, [.. Enumerable.Range(0, words.Count)])], cancellationToken);
        if (found.Owners.Count < words.Count)
            throw new InvalidOperationException("The wording does not fit the sound.");
        return new(new(Name, null, Model), [.. found.Alignment.Words([]).Select(word => new TimedWord(word.Text, word.Start, word.End))]) { Alignment = found };
    }
}
