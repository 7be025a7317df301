namespace SpeechCoach.Benchmarks;

/// <summary>A phone that flite spoke, with its times in seconds; <c>pau</c> is silence.</summary>
public readonly record struct Phone(string Name, double Start, double End)
{
    public bool IsSilence => Name == "pau";
}
