namespace SpeechCoach.Tests.Infrastructure;

/// <summary>What a test needs of the machine. Absent, it skips the test on a developer's machine and fails it on CI.</summary>
static class Requirement
{
    public static void Program(string name)
    {
        if (!Has(name)) Missing($"The program {name} is not installed; ./test installs it.");
    }

    public static void Missing(string reason)
    {
        if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 }) Assert.Fail(reason);
        Assert.Skip(reason);
    }

    public static bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
