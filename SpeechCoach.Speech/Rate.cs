namespace SpeechCoach.Speech;

static class Rate
{
    /// <summary>Events per minute; 0 over no time at all.</summary>
    public static double PerMinute(int count, double seconds) => seconds <= 0 ? 0 : count * 60 / seconds;
}
