using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Storage.Objects;

/// <summary>Tests that share one S3 server.</summary>
[CollectionDefinition(Name)]
public sealed class SwiftCollection : ICollectionFixture<SwiftServer>
{
    public const string Name = "swift";
}
