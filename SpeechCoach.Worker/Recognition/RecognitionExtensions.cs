using Microsoft.Extensions.DependencyInjection.Extensions;
using SpeechCoach.Storage;

namespace SpeechCoach.Worker;

static partial class RecognitionExtensions
{
    /// <summary>Adds the chain of engines; which are in it, and in what order, configuration says.</summary>
    public static void AddRecognition(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<RecognitionOptions>(RecognitionOptions.Section);
        services.AddSettings<PocketSphinxOptions>(PocketSphinxOptions.Section);
        services.AddSettings<OpenAiOptions>(OpenAiOptions.Section);
        services.AddHttpClient(OpenAiRecognizer.Client).ConfigurePrimaryHttpMessageHandler(StrangerHandler.Create);
        services.AddSingleton<SphinxProcess>();
        services.AddSingleton<WordAligner>();
        services.AddHttpClient(ModelStore.Client);
        services.AddSingleton<ModelStore>();
        services.TryAddSingleton<IProgress<ModelDownload>, LoggedDownload>();
        AddWhisper(services);
        services.AddSingleton<IRecognizer, OpenAiRecognizer>();
        services.AddSingleton<IRecognizer, PocketSphinxRecognizer>();
        services.AddSingleton<IRecognizer, PocketSphinxAligner>();
        services.AddSingleton<IRecognizer, NoRecognizer>();
        services.AddSingleton<RecognizerChain>();
    }

    // Does nothing where Whisper is not part of the build.
    static partial void AddWhisper(IServiceCollection services);
}
