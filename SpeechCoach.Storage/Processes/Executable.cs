namespace SpeechCoach.Storage;

/// <summary>Programs of the system.</summary>
public static class Executable
{
    /// <summary>The full path of a program on the PATH, or null.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
