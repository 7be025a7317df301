namespace SpeechCoach.Benchmarks;

/// <summary>A folder that goes with the run.</summary>
sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("speech-coach-bench-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
