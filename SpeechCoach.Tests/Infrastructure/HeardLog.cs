using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SpeechCoach.Tests.Infrastructure;

/// <summary>Keeps what a service logs, for a test of what it says.</summary>
sealed class HeardLog : ILoggerProvider, ILogger
{
    readonly ConcurrentQueue<string> messages = new();

    public IReadOnlyCollection<string> Messages => messages;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        messages.Enqueue(formatter(state, exception));

    public void Dispose() { }
}
