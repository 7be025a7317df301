using System.Globalization;

namespace SpeechCoach.LocalBroker;

sealed record Topic(string Name, int Partitions)
{
    public const int MostPartitions = 1000;

    public static Topic? TryParse(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0
            && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var partitions)
            && partitions is >= 1 and <= MostPartitions
                ? new Topic(text[..colon], partitions)
                : null;
    }
}
