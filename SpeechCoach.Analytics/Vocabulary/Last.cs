using System.Globalization;

namespace SpeechCoach.Analytics;

/// <summary>The window that holds the latest values of a key.</summary>
public static class Last
{
    /// <summary>The latest <paramref name="count"/> values in event time, <c>last/20</c>; of two at the same moment the one with the higher id is the later.</summary>
    public static Window Of(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new Latest(count);
    }

    sealed class Latest(int count) : Window
    {
        readonly string name = string.Create(CultureInfo.InvariantCulture, $"last/{count}");

        internal override string Of(DateTimeOffset at, DateOnly day) => name;

        internal override int? Most => count;
    }
}
