namespace SpeechCoach.Benchmarks;

/// <summary>A filler that a synthetic speaker said.</summary>
/// <param name="Kind">Such as <c>um</c>.</param>
/// <param name="Start">In seconds.</param>
/// <param name="End">In seconds.</param>
public readonly record struct SpokenFiller(string Kind, double Start, double End);
