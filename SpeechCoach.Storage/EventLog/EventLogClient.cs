using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SpeechCoach.Storage;

/// <summary>What every client of the broker has in common.</summary>
sealed partial class EventLogClient(IOptions<EventLogOptions> options, ILogger<EventLogClient> logger)
{
    public EventLogOptions Options => options.Value;

    public T Configure<T>(T config) where T : ClientConfig
    {
        LibRdKafka.Bind();
        config.BootstrapServers = Options.Servers;
        config.ReconnectBackoffMs = 100;
        config.ReconnectBackoffMaxMs = 500;
        config.SocketTimeoutMs = (int)Math.Max(Options.RequestTimeout.TotalMilliseconds, 1000);
        return config;
    }

    public void OnError(Error error) => Log.Error(logger, error.Code, error.IsFatal);

    public void OnLog(LogMessage message) => Log.Client(logger, message.Facility, message.Message);

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The event log's client reports {Code} (fatal: {Fatal})")]
        public static partial void Error(ILogger logger, ErrorCode code, bool fatal);

        [LoggerMessage(2, LogLevel.Debug, "{Facility}: {Text}")]
        public static partial void Client(ILogger logger, string facility, string text);
    }
}
