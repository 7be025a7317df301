namespace SpeechCoach.Benchmarks;

/// <summary>A phone that was spoken, with its times in seconds; <c>pau</c> is silence.</summary>
public readonly record struct Phone(string Name, double Start, double End)
{
    public bool IsSilence => Name == "pau";

    /// <summary>Whether it is one by CMU's names or espeak's.</summary>
    public bool IsVowel => !IsSilence && "aeiou@AEIOUV03".Contains(Name[0], StringComparison.Ordinal);
}
