using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Scripts;

/// <summary>A folder with scripts of this repository and programs of a test's own, which are found before, or in place of, the machine's.</summary>
sealed class ScriptFolder : IDisposable
{
    readonly TemporaryFolder folder = new();

    /// <summary>As somebody may have cloned it: with a space in its path.</summary>
    string Clone => Path.Combine(folder.Path, "my clone");

    public string In(string name) => Path.Combine(Clone, name);

    public void Copy(params string[] names)
    {
        foreach (var name in names) Write(name, File.ReadAllText(Path.Combine(Repository.Root, name)));
    }

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(name))!);
        File.WriteAllText(In(name), text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(In(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Starts a script that finds the programs in <c>bin</c> first.</summary>
    public TestProcess Start(string script, params string[] arguments) =>
        Start(script, arguments, new() { ["PATH"] = $"{In("bin")}:{Environment.GetEnvironmentVariable("PATH")}" });

    /// <summary>Starts a script that finds the programs in <c>bin</c> and no others.</summary>
    public TestProcess StartApart(string script, string argument, string? ci) =>
        Start(script, [argument], new() { ["PATH"] = In("bin"), ["CI"] = ci });

    /// <summary>Starts a script as the leader of a process group, as a terminal does.</summary>
    public TestProcess StartGroup(string script) => TestProcess.Start("setsid", ["bash", In(script)], Clone);

    /// <summary>Puts programs of the machine into <c>bin</c>.</summary>
    public void Link(params string[] programs)
    {
        Directory.CreateDirectory(In("bin"));
        foreach (var program in programs)
            File.CreateSymbolicLink(In($"bin/{program}"), Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(place => Path.Combine(place, program)).First(File.Exists));
    }

    public void Dispose() => folder.Dispose();

    TestProcess Start(string script, IEnumerable<string> arguments, Dictionary<string, string?> environment) =>
        TestProcess.Start("bash", [In(script), .. arguments], Clone, environment);
}
