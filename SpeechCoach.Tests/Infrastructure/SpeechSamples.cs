namespace SpeechCoach.Tests.Infrastructure;

/// <summary>The real recordings beside the repository.</summary>
static class SpeechSamples
{
    static string Folder { get; } = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "speech"));

    public static string Clip(string name) => Find("clips", name);

    public static string Hostile(string name) => Find("hostile", name);

    static string Find(string kind, string name)
    {
        var path = Path.Combine(Folder, kind, name);
        if (!File.Exists(path)) Requirement.Missing($"The recording {kind}/{name} is not beside this repository, in ../shared/speech.");
        return path;
    }
}
