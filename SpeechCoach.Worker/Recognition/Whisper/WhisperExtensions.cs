using SpeechCoach.Storage;

namespace SpeechCoach.Worker;

/// <summary>Whisper's place in the chain; this folder is compiled only where the package is present.</summary>
static partial class RecognitionExtensions
{
    static partial void AddWhisper(IServiceCollection services)
    {
        services.AddSettings<WhisperOptions>(WhisperOptions.Section);
        services.AddSingleton<IRecognizer, WhisperRecognizer>();
    }
}
