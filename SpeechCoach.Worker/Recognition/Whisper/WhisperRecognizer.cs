using Microsoft.Extensions.Options;
using SpeechCoach.Speech;
using Whisper.net;

namespace SpeechCoach.Worker;

/// <summary>Recognises with Whisper's GGML models in this process. The model is loaded with the first recording and kept.</summary>
sealed class WhisperRecognizer(ModelStore models, IOptions<WhisperOptions> options, TimeProvider time) : IRecognizer, IDisposable
{
    readonly WhisperOptions settings = options.Value;
    readonly SemaphoreSlim loading = new(1);
    WhisperFactory? factory;
    DateTimeOffset notBefore;

    public string Name => "whisper";

    public string? Unfit(RecognitionRequest request) =>
        Model.EndsWith(".en.bin", StringComparison.Ordinal) && request.PrimaryLanguage != "en" ? "the model speaks English only"
        : time.GetUtcNow() < notBefore ? "its model could not be loaded"
        : null;

    public async Task<RecognizedSpeech> RecognizeAsync(RecognitionRequest request, CancellationToken cancellationToken)
    {
        var whisper = await LoadAsync(cancellationToken);
        // Segments of one word each are how whisper.cpp gives word times.
        await using var processor = whisper.CreateBuilder()
            .WithLanguage(request.PrimaryLanguage)
            .WithThreads(settings.Threads)
            .WithTokenTimestamps()
            .SplitOnWord()
            .WithMaxSegmentLength(1)
            .WithProbabilities()
            .Build();
        List<TimedWord> words = [];
        // It hears in windows of 30 s, and its last word may end with one.
        var end = request.Audio.Duration.TotalSeconds;
        await foreach (var segment in processor.ProcessAsync(request.Audio.Samples.AsMemory(), cancellationToken))
        {
            var text = segment.Text.Trim();
            // Whisper names noises in brackets.
            if (text.Any(char.IsLetterOrDigit) && text[0] is not ('[' or '('))
                words.Add(new(text, Math.Min(segment.Start.TotalSeconds, end), Math.Min(segment.End.TotalSeconds, end), Math.Clamp(segment.Probability, 0, 1)));
        }
        return new(new(Name, words.Count == 0 ? 0 : words.Average(word => word.Confidence ?? 0), Path.GetFileNameWithoutExtension(Model)), words);
    }

    public void Dispose()
    {
        factory?.Dispose();
        loading.Dispose();
    }

    string Model => settings.ModelPath ?? settings.ModelAddress.AbsolutePath;

    async Task<WhisperFactory> LoadAsync(CancellationToken cancellationToken)
    {
        await loading.WaitAsync(cancellationToken);
        try
        {
            return factory ??= WhisperFactory.FromPath(settings.ModelPath
                ?? await models.GetAsync(new(settings.ModelAddress, settings.ModelSha256, settings.ModelFolder), cancellationToken));
        }
        catch when (!cancellationToken.IsCancellationRequested)
        {
            notBefore = time.GetUtcNow() + settings.RetryDownloadAfter;
            throw;
        }
        finally
        {
            loading.Release();
        }
    }
}
