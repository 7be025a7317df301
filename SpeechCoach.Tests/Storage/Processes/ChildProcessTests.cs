using System.Globalization;
using System.Text;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Storage.Processes;

public sealed class ChildProcessTests
{
    static readonly ChildLimits Limits = new(TimeSpan.FromSeconds(10));

    [Fact]
    public async Task Disposing_ends_the_child_and_what_it_started()
    {
        var child = ChildProcess.Start(Find("sh"), ["-c", "sleep 3600 & echo $!; wait"], Limits, Path());
        var started = int.Parse((await new StreamReader(child.Output).ReadLineAsync(TestContext.Current.CancellationToken))!, null);
        Assert.True(IsAlive(started));
        await child.DisposeAsync();
        await UntilAsync(() => !IsAlive(started));
    }

    [Fact]
    public async Task A_child_that_computes_without_end_is_ended_by_the_kernel()
    {
        await using var child = ChildProcess.Start(Find("sh"), ["-c", "while :; do :; done"], new(TimeSpan.FromSeconds(1)));
        Assert.Contains(await child.WaitAsync(TestContext.Current.CancellationToken), new[] { 128 + 9, 128 + 24 });
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(400, false)]
    public async Task A_child_gets_no_more_memory_than_allowed(int megabytes, bool gets)
    {
        await using var child = ChildProcess.Start(
            Find("dd"), ["if=/dev/zero", "of=/dev/null", "count=1", string.Create(CultureInfo.InvariantCulture, $"bs={megabytes}M")], new(TimeSpan.FromSeconds(10), 256 * 1024 * 1024));

        Assert.Equal(gets, await child.WaitAsync(TestContext.Current.CancellationToken) == 0);
    }

    [Fact]
    public async Task A_child_sees_nothing_of_our_environment()
    {
        await using var child = ChildProcess.Start(Find("env"), [], Limits);
        Assert.Equal("", await new StreamReader(child.Output).ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_child_that_complains_without_measure_is_heard_in_part()
    {
        await using var child = ChildProcess.Start(Find("sh"), ["-c", "head -c 1000000 /dev/zero | tr '\\0' x >&2; echo done"], Limits, Path());
        Assert.Equal("done\n", await new StreamReader(child.Output).ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal(4096, Encoding.UTF8.GetByteCount(await child.Errors));
    }

    [Fact]
    public async Task A_child_has_no_network_and_no_privilege()
    {
        await using var child = ChildProcess.Start(Find("cat"), ["/proc/self/status", "/proc/net/dev"], Limits);
        var seen = await new StreamReader(child.Output).ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Contains("NoNewPrivs:\t1", seen, StringComparison.Ordinal);
        if (!Environment.IsPrivilegedProcess) Requirement.Missing("Taking rights away takes root.");
        Assert.Contains("CapEff:\t0000000000000000", seen, StringComparison.Ordinal);
        Assert.Contains("Uid:\t65534\t65534", seen, StringComparison.Ordinal);
        // The loopback of a namespace of its own, and that is down.
        Assert.Equal(["lo"], seen[seen.IndexOf("face |", StringComparison.Ordinal)..].Split('\n').Skip(1).Where(line => line.Contains(':', StringComparison.Ordinal)).Select(line => line.Split(':')[0].Trim()));
    }

    [Fact]
    public async Task Only_the_child_that_is_given_a_file_can_read_it_and_cannot_write_it()
    {
        using var content = new MemoryStream("secret"u8.ToArray());
        await using var file = await PrivateFile.CreateAsync(new CappedSource(default, content, 100), TestContext.Current.CancellationToken);
        var path = file.Url["file:".Length..];

        await using var chosen = ChildProcess.Start(Find("cat"), [path], Limits, file: file);
        Assert.Equal("secret", await new StreamReader(chosen.Output).ReadToEndAsync(TestContext.Current.CancellationToken));
        await using var other = ChildProcess.Start(Find("cat"), [path], Limits);
        Assert.Equal("", await new StreamReader(other.Output).ReadToEndAsync(TestContext.Current.CancellationToken));
        await using var writer = ChildProcess.Start(Find("sh"), ["-c", $"echo x > {path}"], Limits, file: file);
        Assert.NotEqual(0, await writer.WaitAsync(TestContext.Current.CancellationToken));
    }

    static string Find(string name) => Executable.Find(name) ?? throw new FileNotFoundException(name);

    static Dictionary<string, string> Path() => new() { ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "" };

    // A zombie that nobody has reaped yet is dead too.
    static bool IsAlive(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[stat.LastIndexOf(')')..].Split(' ')[1] is not ("Z" or "X");
        }
        catch (IOException)
        {
            return false;
        }
    }

    static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 200 && !condition(); i++)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.True(condition());
    }
}
