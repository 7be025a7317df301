namespace SpeechCoach.Speech;

static class Quantile
{
    /// <summary>A quantile of sorted values, by straight line between those around it (Hyndman &amp; Fan 1996, type 5); 0 of none.</summary>
    public static double Of(ReadOnlySpan<float> sorted, double share)
    {
        if (sorted.IsEmpty)
            return 0;
        var place = share * sorted.Length - 0.5;
        var left = (int)Math.Floor(place);
        if (left < 0)
            return sorted[0];
        if (left >= sorted.Length - 1)
            return sorted[^1];
        return sorted[left] + (place - left) * (sorted[left + 1] - sorted[left]);
    }
}
