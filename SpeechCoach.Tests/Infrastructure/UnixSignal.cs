namespace SpeechCoach.Tests.Infrastructure;

/// <summary>Signals by their number on Linux.</summary>
enum UnixSignal
{
    Interrupt = 2,
    Kill = 9,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}
