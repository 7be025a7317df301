using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>Finds the times of a known wording.</summary>
sealed class PocketSphinxAligner(WordAligner aligner) : IRecognizer
{
    public const string EngineName = "alignment";
    public const string Model = "pocketsphinx en-us";

    static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    public string Name => EngineName;

    public string? Unfit(RecognitionRequest request) => request.Transcript is null ? "the wording is not known" : aligner.Unfit(request);

    public async Task<RecognizedSpeech> RecognizeAsync(RecognitionRequest request, CancellationToken cancellationToken)
    {
        var wording = new KnownWording(request.Transcript ?? "");
        if (wording.Spelled.Count == 0)
            throw new InvalidOperationException("The wording has no words.");

        if (request.Audio.Duration > Long)
            return await RecognizeLongAsync(request, wording, cancellationToken);
        TimeRange whole = new(0, request.Audio.Duration.TotalSeconds);
        var words = wording.Timed([.. wording.Spelled.Select(_ => whole)]);
        var found = await aligner.AlignAsync(request.Audio, request.Activity, words, [(whole, [.. Enumerable.Range(0, words.Count)])], cancellationToken);
        if (found.Owners.Count < wording.Spelled.Count)
            throw new InvalidOperationException("The wording does not fit the sound.");
        return new(new(Name, null, Model), wording.Timed([.. found.Alignment.Words([]).Select(word => word.Range)])) { Alignment = found };
    }

    /// <summary>A whole talk at once loses its way somewhere, and all of it is lost then. A stretch at a time, what fits is kept.</summary>
    async Task<RecognizedSpeech> RecognizeLongAsync(RecognitionRequest request, KnownWording wording, CancellationToken cancellationToken)
    {
        var places = await aligner.FollowAsync(request, wording.Spelled, cancellationToken);
        if (places.Count == 0)
            throw new InvalidOperationException("The wording does not fit the sound.");
        var words = wording.Timed(places);
        var found = await aligner.AlignAsync(request, words, cancellationToken);
        if (found.Owners.Count < WordAligner.LeastFound * wording.Spelled.Count)
            throw new InvalidOperationException("The wording does not fit the sound.");
        return new(new(Name, null, Model), words) { Alignment = found };
    }
}
