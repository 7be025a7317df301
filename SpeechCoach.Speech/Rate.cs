namespace SpeechCoach.Speech;

static class Rate
{
    /// <summary>Events per minute; 0 over no time at all.</summary>
    public static double PerMinute(int count, double seconds) => seconds <= 0 ? 0 : count * 60 / seconds;

    /// <summary>Events per 100 words; 0 without any word.</summary>
    public static double PerHundred(int count, int words) => words == 0 ? 0 : count * 100.0 / words;
}
