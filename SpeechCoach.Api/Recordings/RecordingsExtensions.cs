using SpeechCoach.Storage;

namespace SpeechCoach.Api.Recordings;

static class RecordingsExtensions
{
    /// <summary>Taking recordings in and showing them to their senders.</summary>
    public static IHostApplicationBuilder AddRecordings(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<UploadOptions>("Uploads");
        builder.Services.AddSingleton<ApiMetrics>();
        builder.Services.AddSingleton<BackPressure>();
        builder.Services.AddSingleton<RecordingIntake>();
        builder.Services.AddSingleton<RecordingReader>();
        builder.Services.AddSingleton<RecordingHistory>();
        builder.Services.AddSingleton<RecordingEvents>();
        builder.Services.AddSingleton<CourseEstimates>();
        return builder.AddSharing();
    }
}
