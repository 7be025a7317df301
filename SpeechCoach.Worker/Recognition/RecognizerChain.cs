using System.Globalization;
using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;
using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>Asks the configured engines in their order until one answers.</summary>
sealed partial class RecognizerChain(
    IEnumerable<IRecognizer> recognizers, WordAligner aligner, IOptions<RecognitionOptions> options, IOptions<AnalysisOptions> analysis, TimeProvider time,
    ILogger<RecognizerChain> logger)
{
    const double Nearby = 0.15;

    // Of the time that is left: large, since who is cut short by it might have been about to answer. Whoever only says that there are no words needs little.
    const double Share = 0.75, Most = 0.9;

    readonly Dictionary<string, IRecognizer> byName = recognizers.ToDictionary(recognizer => recognizer.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The words of a recording. A known wording is aligned where that is possible, else recognised like any other.</summary>
    /// <exception cref="InvalidOperationException">No engine is fit.</exception>
    /// <exception cref="Exception">The last fit engine failed; the exception is its own.</exception>
    public async Task<RecognizedSpeech> RecognizeAsync(RecognitionRequest request, CancellationToken cancellationToken)
    {
        IEnumerable<string> order = options.Value.Order;
        if (request.Transcript is not null)
            order = order.Prepend(PocketSphinxAligner.EngineName);

        List<IRecognizer> fit = [];
        List<string> unfit = [];
        foreach (var name in order)
        {
            if (!byName.TryGetValue(name, out var recognizer))
                unfit.Add($"{name}: not part of this build");
            else if (recognizer.Unfit(request) is { } reason)
            {
                unfit.Add($"{name}: {reason}");
                Log.Passed(logger, name, reason);
            }
            else
                fit.Add(recognizer);
        }

        var begun = time.GetTimestamp();
        Exception? last = null;
        foreach (var (i, recognizer) in fit.Index())
        {
            try
            {
                var speech = i == fit.Count - 1
                    ? await recognizer.RecognizeAsync(request, cancellationToken)
                    : await ShareAsync(begun, fit[i + 1] is NoRecognizer ? Most : Share, token => recognizer.RecognizeAsync(request, token), cancellationToken);
                Log.Recognized(logger, recognizer.Name, speech.Words.Count);
                return await AlignedAsync(Honest(speech, request), request, begun, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                Log.Failed(logger, exception, recognizer.Name);
                last = exception;
            }
        }
        throw last ?? new InvalidOperationException($"No recogniser is fit: {string.Join("; ", unfit)}.");
    }

    // Whoever is asked next, or has heard words already, must have his turn before the stage's deadline ends everything.
    async Task<T> ShareAsync<T>(long begun, double part, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var left = analysis.Value.TranscribeTimeout - time.GetElapsedTime(begun);
        var share = left > TimeSpan.Zero ? left * part : TimeSpan.Zero;
        using var timer = new CancellationTokenSource(share, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return await work(either.Token);
        }
        catch (OperationCanceledException exception) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"Not done within its share of the time, {share.TotalSeconds:0.#} s."), exception);
        }
    }

    // Engines hear words in silence, and they hear them with confidence.
    static RecognizedSpeech Honest(RecognizedSpeech speech, RecognitionRequest request)
    {
        IReadOnlyList<TimedWord> words = speech.Alignment is not null ? speech.Words : [.. speech.Words.Where(word => IsSounding(word, request.Activity))];
        words = Language.For(request.Language)?.MarkFillers(words) ?? words;
        var missed = request.Transcript is not null && speech.Recognition.Model != PocketSphinxAligner.Model;
        return speech with
        {
            Words = words,
            Notices = missed ? [.. speech.Notices, new(LimitCodes.NotAligned, "The wording given could not be aligned with the recording; it was recognised instead.")] : speech.Notices,
        };
    }

    // Words whose times cannot be bettered are good words all the same.
    async Task<RecognizedSpeech> AlignedAsync(RecognizedSpeech speech, RecognitionRequest request, long begun, CancellationToken cancellationToken)
    {
        if (speech.Alignment is not null || speech.Words.Count == 0 || aligner.Unfit(request) is not null)
            return speech;
        try
        {
            return Weighed(speech, await ShareAsync(begun, Share, token => aligner.AlignAsync(request, speech.Words, token), cancellationToken));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotAligned(logger, exception);
            return speech;
        }
    }

    static RecognizedSpeech Weighed(RecognizedSpeech speech, WordAlignment found)
    {
        var recognition = speech.Recognition;
        if (recognition is { Engine: PocketSphinxRecognizer.EngineName, Confidence: { } posterior } && found.Owners.Count > 0)
            recognition = recognition with { Confidence = SphinxConfidence.Of(posterior, found.Alignment.Score) };
        return speech with { Recognition = recognition, Alignment = found };
    }

    static bool IsSounding(TimedWord word, VoiceActivity activity)
    {
        var near = new TimeRange(word.Start - Nearby, word.End + Nearby);
        return activity.Runs.Any(run => run.Overlap(near) > 0);
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Engine {Engine} heard {Words} words.")]
        public static partial void Recognized(ILogger logger, string engine, int words);

        [LoggerMessage(LogLevel.Debug, "Engine {Engine} is passed over: {Reason}.")]
        public static partial void Passed(ILogger logger, string engine, string reason);

        [LoggerMessage(LogLevel.Warning, "Engine {Engine} failed; the next one is asked.")]
        public static partial void Failed(ILogger logger, Exception exception, string engine);

        [LoggerMessage(LogLevel.Warning, "The words could not be aligned with their sound; they keep the times that the engine gave them.")]
        public static partial void NotAligned(ILogger logger, Exception exception);
    }
}
