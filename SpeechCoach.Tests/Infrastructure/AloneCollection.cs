namespace SpeechCoach.Tests.Infrastructure;

/// <summary>Tests that measure, and so run while no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
