namespace SpeechCoach.Tests.Infrastructure;

/// <summary>A private folder that goes with its owner.</summary>
sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("speechcoach-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
