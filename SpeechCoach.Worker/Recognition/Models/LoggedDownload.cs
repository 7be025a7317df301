namespace SpeechCoach.Worker;

/// <summary>Tells a download to the log, every tenth of it.</summary>
sealed partial class LoggedDownload(ILogger<LoggedDownload> logger) : IProgress<ModelDownload>
{
    long told;

    public void Report(ModelDownload value)
    {
        var tenth = value.Total is > 0 and var total ? value.Received * 10 / total : value.Received >> 24;
        if (Interlocked.Exchange(ref told, tenth) != tenth)
            Log.Received(logger, value.Name, value.Received >> 20, (value.Total ?? 0) >> 20);
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Fetching the model {Model}: {Received} of {Total} MiB.")]
        public static partial void Received(ILogger logger, string model, long received, long total);
    }
}
