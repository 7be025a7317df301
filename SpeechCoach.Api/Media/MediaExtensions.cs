using SpeechCoach.Storage;

namespace SpeechCoach.Api.Media;

static class MediaExtensions
{
    /// <summary>Pictures and clips, made by programs of the system.</summary>
    public static IHostApplicationBuilder AddMedia(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<MediaOptions>("Media");
        builder.Services.AddSingleton<MediaTools>();
        builder.Services.AddSingleton<Pictures>();
        builder.Services.AddSingleton<Clips>();
        return builder;
    }
}
