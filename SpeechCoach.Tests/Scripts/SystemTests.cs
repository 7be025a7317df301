namespace SpeechCoach.Tests.Scripts;

/// <summary>eng/system.sh on a machine that has none of the programs, and whose archive has no Chromium.</summary>
public sealed class SystemTests : IDisposable
{
    readonly ScriptFolder folder = new();

    public SystemTests()
    {
        folder.Copy("eng/system.sh", "eng/shell.sh", "global.json");
        folder.Link("bash", "basename", "dirname", "mkdir", "sed", "tail");
        folder.Write("bin/dotnet", "#!/bin/sh\n");
        folder.Write("bin/id", "#!/bin/sh\necho 0\n");
        folder.Write("bin/apt-get", """
            #!/bin/bash
            printf '%s\n' "$*" >>"${BASH_SOURCE%/*}/asked"
            [[ " $* " != *" chromium "* ]]
            """);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_only_tests_need_may_be_missing()
    {
        var (exit, output) = await RunAsync("test", ci: null);
        Assert.Equal(0, exit);
        Assert.Contains("not chromium: tests will be skipped", output, StringComparison.Ordinal);
        var installed = (await AskedAsync()).Where(line => line.Contains(" install ", StringComparison.Ordinal) && !line.Contains("chromium", StringComparison.Ordinal)).ToList();
        Assert.Contains(installed, line => line.Contains(" redis-server ", StringComparison.Ordinal));
        Assert.Contains(installed, line => line.EndsWith(" memcached", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nothing_may_be_skipped_nothing_may_be_missing()
    {
        var (exit, output) = await RunAsync("test", ci: "true");
        Assert.Equal(1, exit);
        Assert.Contains("the installation failed", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_product_is_not_started_without_what_it_needs()
    {
        folder.Write("bin/apt-get", "#!/bin/sh\nexit 100\n");
        Assert.Equal(1, (await RunAsync("run", ci: null)).Exit);
        Assert.Equal(1, (await RunAsync("test", ci: null)).Exit);
    }

    async Task<(int Exit, string Output)> RunAsync(string argument, string? ci)
    {
        await using var script = folder.StartApart("eng/system.sh", argument, ci);
        return (await script.ExitAsync(), script.Output.Text);
    }

    Task<string[]> AskedAsync() => File.ReadAllLinesAsync(folder.In("bin/asked"), TestContext.Current.CancellationToken);
}
