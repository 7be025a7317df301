using SpeechCoach.Contracts;

namespace SpeechCoach.Worker;

/// <summary>A curve in one line of block letters.</summary>
static class Sparkline
{
    const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>The largest value of each column, between two bounds.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="duration">Seconds that the line stands for.</param>
    /// <param name="columns">Letters in it.</param>
    /// <param name="low">What the lowest block stands for.</param>
    /// <param name="high">What the highest block stands for; above <paramref name="low"/>.</param>
    public static string Of(Curve curve, double duration, int columns, double low, double high)
    {
        var largest = new double?[columns];
        for (var i = 0; i < curve.Values.Count; i++)
        {
            var column = (int)Math.Clamp((curve.Start + i * curve.Step) / duration * columns, 0, columns - 1);
            if (curve.Values[i] is { } value && !(largest[column] >= value))
                largest[column] = value;
        }
        return string.Concat(largest.Select(value => value is { } known ? Blocks[(int)Math.Clamp((known - low) / (high - low) * Blocks.Length, 0, Blocks.Length - 1)] : ' '));
    }
}
