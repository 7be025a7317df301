using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>Recognises English without model download or network. Less than half of what it hears in a noisy room is right, and it says so by its confidence.</summary>
sealed class PocketSphinxRecognizer(SphinxProcess sphinx) : IRecognizer
{
    public const string EngineName = "pocketsphinx";

    public string Name => EngineName;

    public string? Missing => sphinx.Missing;

    public string? Unfit(RecognitionRequest request) =>
        Missing ?? (request.PrimaryLanguage == "en" ? null : "speaks English only");

    public async Task<RecognizedSpeech> RecognizeAsync(RecognitionRequest request, CancellationToken cancellationToken)
    {
        var utterances = Utterances.Split(request.Activity, request.Audio.Duration.TotalSeconds);
        var words = await sphinx.RunAsync(request.Audio, [.. utterances.Select(range => new SphinxUtterance(range))], cancellationToken);
        return new(
            new(Name, words.Count == 0 ? 0 : words.Average(word => word.Confidence ?? 0), "en-us"),
            [.. words.Select(word => new TimedWord(word.Text!, word.Start, word.End, word.Confidence))]);
    }
}
