using System.Diagnostics;

namespace SpeechCoach.Benchmarks;

/// <summary>What a round has cost.</summary>
/// <param name="PerEvent">Seconds of one core for an event, of all threads of this process.</param>
/// <param name="Wall">Seconds by the clock for an event.</param>
readonly record struct Cost(double PerEvent, double Wall)
{
    /// <summary>Begins to measure when it is made.</summary>
    public sealed class Meter
    {
        readonly TimeSpan began = Used();
        readonly long at = Stopwatch.GetTimestamp();

        public Cost Stop(long events)
        {
            var (used, wall) = (Used() - began, Stopwatch.GetElapsedTime(at));
            return new(used.TotalSeconds / events, wall.TotalSeconds / events);
        }

        static TimeSpan Used()
        {
            using var self = Process.GetCurrentProcess();
            return self.TotalProcessorTime;
        }
    }
}
