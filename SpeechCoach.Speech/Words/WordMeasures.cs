namespace SpeechCoach.Speech;

/// <summary>What the words and their times say.</summary>
/// <param name="Words">Number of words, fillers and marks on their own left out.</param>
/// <param name="WordsPerMinute">Words by speaking time, pauses included.</param>
/// <param name="ArticulationRate">Words per minute of phonation time, pauses left out.</param>
/// <param name="Fillers">Number of fillers.</param>
/// <param name="FillersPerMinute">Fillers by speaking time.</param>
public sealed record WordMeasures(int Words, double WordsPerMinute, double ArticulationRate, int Fillers, double FillersPerMinute)
{
    /// <summary>Counts words by the time that the sound gives, so that an engine's lax word ends change no rate.</summary>
    /// <param name="words">Words in the order spoken.</param>
    /// <param name="activity">Where somebody speaks.</param>
    public static WordMeasures Measure(IReadOnlyList<TimedWord> words, VoiceActivity activity)
    {
        var fillers = words.Count(word => word.IsFiller);
        var spoken = words.Count(word => word.IsWord);
        var speaking = activity.Speaking.Length;
        return new(
            spoken,
            Rate.PerMinute(spoken, speaking),
            Rate.PerMinute(spoken, activity.PhonationTime),
            fillers,
            Rate.PerMinute(fillers, speaking));
    }
}
