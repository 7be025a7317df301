namespace SpeechCoach.Tests.Speech;

/// <summary>Real recordings, which lie beside the repository and are none of it.</summary>
static class Recordings
{
    static readonly string? Folder = Find();

    /// <summary>The path of a recording; skips the test where the recordings are absent.</summary>
    public static string Path(string name)
    {
        Assert.SkipWhen(Folder is null, "The recordings (../shared/speech) are not here.");
        return System.IO.Path.Combine(Folder!, name);
    }

    /// <summary>The names of all files in a folder of the recordings; one empty name where they are absent, so that a theory can skip.</summary>
    public static IEnumerable<string> Names(string folder) =>
        Folder is null
            ? [""]
            : Directory.EnumerateFiles(System.IO.Path.Combine(Folder, folder)).Select(file => $"{folder}/{System.IO.Path.GetFileName(file)}").Order(StringComparer.Ordinal);

    static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(System.IO.Path.Combine(folder.FullName, "SpeechCoach.sln")))
                continue;
            var recordings = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder.FullName, "..", "shared", "speech"));
            return Directory.Exists(recordings) ? recordings : null;
        }
        return null;
    }
}
