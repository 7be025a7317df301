using Microsoft.Extensions.Logging;

namespace SpeechCoach.Tests.Infrastructure;

/// <summary>Writes what a service logs into the output of the test that runs it.</summary>
sealed class TestLogger : ILoggerProvider, ILogger
{
    readonly ITestOutputHelper? output = TestContext.Current.TestOutputHelper;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            output?.WriteLine($"{TimeProvider.System.GetUtcNow():mm:ss.fff} {logLevel}: {formatter(state, exception)} {exception?.Message}");
        }
        catch (InvalidOperationException)
        {
            // The test is over and the service is still stopping.
        }
    }

    public void Dispose() { }
}
