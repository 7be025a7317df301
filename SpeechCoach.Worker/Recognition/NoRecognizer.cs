using SpeechCoach.Contracts;

namespace SpeechCoach.Worker;

/// <summary>The end of every chain: the sound is measured without words.</summary>
sealed class NoRecognizer : IRecognizer
{
    public const string EngineName = "none";

    public string Name => EngineName;

    public string? Unfit(RecognitionRequest request) => null;

    public Task<RecognizedSpeech> RecognizeAsync(RecognitionRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new RecognizedSpeech(new(EngineName, null), [])
        {
            Notices = [new(LimitCodes.NoWords, "No speech recogniser could serve this recording: the sound was measured, the words were not.")],
        });
}
