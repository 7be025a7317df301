using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SpeechCoach.Analytics;

namespace SpeechCoach.Benchmarks;

/// <summary>Begins to measure when a dataflow says that it has opened a partition: what comes before is the start of a service.</summary>
sealed class FirstOpened : ILoggerProvider, ILogger
{
    public Cost.Meter? Meter { get; private set; }

    public ILogger CreateLogger(string categoryName) => categoryName.EndsWith(nameof(StageWorker), StringComparison.Ordinal) ? this : NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => Meter is null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Name == "Opened") Meter ??= new();
    }

    public void Dispose()
    {
    }
}
