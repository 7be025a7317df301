namespace SpeechCoach.Tests.Infrastructure;

/// <summary>Real recordings, which lie beside the repository and are none of it.</summary>
static class Recordings
{
    static readonly string folder = System.IO.Path.GetFullPath(System.IO.Path.Combine(Repository.Root, "..", "shared", "speech"));

    /// <summary>The path of a recording; a test cannot run where the recordings are absent.</summary>
    public static string Path(string name)
    {
        if (!Directory.Exists(folder)) Requirement.Missing("The recordings (../shared/speech) are not beside this repository.");
        return System.IO.Path.Combine(folder, name);
    }

    /// <summary>The names of all files in a folder of the recordings; one empty name where they are absent, so that a theory can skip.</summary>
    public static IEnumerable<string> Names(string kind) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(System.IO.Path.Combine(folder, kind)).Select(file => $"{kind}/{System.IO.Path.GetFileName(file)}").Order(StringComparer.Ordinal)
            : [""];
}
