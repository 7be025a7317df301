using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Storage.Objects;

public sealed class DirectoryMemoryTests : ObjectStoreMemory, IDisposable
{
    readonly TemporaryFolder folder = new();

    public DirectoryMemoryTests() => Store = TestObjectStore.Open($"Directory={folder.Path}");

    protected override IObjectStore Store { get; }

    public void Dispose() => folder.Dispose();
}
