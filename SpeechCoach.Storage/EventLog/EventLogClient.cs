using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SpeechCoach.Storage;

/// <summary>What every client of the broker has in common.</summary>
sealed partial class EventLogClient(IOptions<EventLogOptions> options, TimeProvider time, ILogger<EventLogClient> logger)
{
    static readonly TimeSpan WarnAgain = TimeSpan.FromMinutes(1);
    long warned;

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

    public void OnError(Error error)
    {
        if (error.IsFatal) Log.Fatal(logger, error.Code);
        else if (error.Code == ErrorCode.Local_AllBrokersDown && MayWarn()) Log.Away(logger);
        else Log.Error(logger, error.Code);
    }

    public void OnLog(LogMessage message) => Log.Client(logger, message.Facility, message.Message);

    // Every client reports it several times a second while the broker is away.
    bool MayWarn()
    {
        var (before, now) = (Interlocked.Read(ref warned), time.GetTimestamp());
        return (before == 0 || time.GetElapsedTime(before, now) > WarnAgain) && Interlocked.CompareExchange(ref warned, now, before) == before;
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A client of the event log has failed for good with {Code} and is made anew")]
        public static partial void Fatal(ILogger logger, ErrorCode code);

        [LoggerMessage(3, LogLevel.Warning, "The event log does not answer; what waits for it goes on when it does")]
        public static partial void Away(ILogger logger);

        [LoggerMessage(4, LogLevel.Debug, "A client of the event log reports {Code}")]
        public static partial void Error(ILogger logger, ErrorCode code);

        [LoggerMessage(2, LogLevel.Debug, "{Facility}: {Text}")]
        public static partial void Client(ILogger logger, string facility, string text);
    }
}
