using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Storage.Objects;

public sealed class S3MemoryTests(SwiftServer swift) : ObjectStoreMemory, IClassFixture<SwiftServer>
{
    protected override IObjectStore Store { get; } = TestObjectStore.Open(swift.ConnectionString);
}
