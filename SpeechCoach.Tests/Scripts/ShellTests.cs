using Microsoft.AspNetCore.Http;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Worker;

namespace SpeechCoach.Tests.Scripts;

/// <summary>What every script has of eng/shell.sh.</summary>
public sealed class ShellTests : IDisposable
{
    readonly ScriptFolder folder = new();

    public ShellTests() => folder.Copy("eng/shell.sh");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("no_proxy")]
    [InlineData("NO_PROXY")]
    public async Task What_is_said_to_this_machine_goes_past_the_proxy_and_so_does_what_went_past_it_before(string variable)
    {
        await using var server = await LocalServer.StartAsync(context => context.Response.WriteAsync("heard\n"));
        folder.Write("script", $"""
            set -euo pipefail
            unset no_proxy NO_PROXY
            export http_proxy=http://127.0.0.1:9 {variable}=intranet.example
            root=$PWD
            . eng/shell.sh
            curl -fsS {server.Address}
            say "$no_proxy"
            """);

        await using var script = folder.Start("script");

        Assert.Equal(0, await script.ExitAsync());
        Assert.Contains("heard", script.Output.Text, StringComparison.Ordinal);
        Assert.Contains("intranet.example", script.Output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Control_C_ends_all_that_a_script_has_started()
    {
        folder.Write("script", """
            set -euo pipefail
            root=$PWD
            . eng/shell.sh
            stop_children_at_exit
            step 'Building for ever' build bash -c 'sleep 1000 & echo $! >child; wait'
            """);
        await using var script = folder.StartGroup("script");
        var noted = folder.In("child");
        await Eventually.TrueAsync("the child runs", () => File.Exists(noted) && File.ReadAllText(noted).EndsWith('\n'), TestProcess.Patience);
        var child = int.Parse(await File.ReadAllTextAsync(noted, TestContext.Current.CancellationToken), null);
        Assert.True(ProcessTree.Exists(child));

        UnixSignals.Send(-script.Id, UnixSignal.Interrupt);

        Assert.Equal(130, await script.ExitAsync());
        await Eventually.TrueAsync("the child is gone", () => !ProcessTree.Exists(child), TestProcess.Patience);
    }
}
