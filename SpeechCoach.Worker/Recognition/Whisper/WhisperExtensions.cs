namespace SpeechCoach.Worker;

/// <summary>Whisper's place in the chain; this folder is compiled only where the package is present.</summary>
static partial class RecognitionExtensions
{
    static partial void AddWhisper(IServiceCollection services)
    {
        services.AddOptions<WhisperOptions>().BindConfiguration(WhisperOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IRecognizer, WhisperRecognizer>();
    }
}
