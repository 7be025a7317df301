namespace SpeechCoach.Tests.Infrastructure;

/// <summary>Where things lie in the working copy that the tests were built from.</summary>
static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Folder(string project) => Path.Combine(Root, project);

    /// <summary>The dll of a project in the configuration and framework of the tests themselves.</summary>
    public static string BuiltAssembly(string project)
    {
        var mine = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Path.Combine(Root, project, "bin", mine.Parent!.Name, mine.Name, $"{project}.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"{project} is not built: {path}");
    }

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SpeechCoach.sln"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException($"No SpeechCoach.sln above {AppContext.BaseDirectory}.");
    }
}
