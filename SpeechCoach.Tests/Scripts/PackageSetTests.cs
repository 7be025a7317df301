using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Scripts;

public sealed class PackageSetTests : IDisposable
{
    const string Nowhere = "http://127.0.0.1:9/index.json";

    readonly PackageFeed copy = new();

    public void Dispose() => copy.Dispose();

    [Fact]
    public async Task A_feed_with_every_package_gives_the_full_set()
    {
        copy.FillFeed();

        Assert.Equal((0, "Package set: full"), await copy.SettleAsync());
        Assert.Equal(".full", copy.Marker);
    }

    [Fact]
    public async Task A_feed_that_lacks_packages_gives_the_restricted_set()
    {
        var (exitCode, output) = await copy.SettleAsync();

        Assert.Equal((0, ".offline"), (exitCode, copy.Marker));
        Assert.StartsWith("Package set: restricted", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_lacks_only_the_sdk_gives_the_restricted_set()
    {
        copy.FillFeed();
        File.Delete(Directory.GetFiles(copy.In("feed"), "Aspire.AppHost.Sdk.*").Single());

        await copy.SettleAsync();

        Assert.Equal(".offline", copy.Marker);
    }

    [Fact]
    public async Task A_network_that_is_away_decides_nothing_and_says_so_in_one_line()
    {
        copy.UseFeed(Nowhere);

        var (exitCode, output) = await copy.SettleAsync();

        Assert.Equal((1, null), (exitCode, copy.Marker));
        Assert.StartsWith("packages.sh: the package feed could not be probed: NU1301", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', output);
    }

    [Theory]
    [InlineData(".full")]
    [InlineData(".offline")]
    public async Task A_network_that_is_away_keeps_the_previous_answer(string marker)
    {
        copy.UseFeed(Nowhere);
        await File.WriteAllTextAsync(copy.In(marker), "the key of other versions", TestContext.Current.CancellationToken);

        var (exitCode, output) = await copy.SettleAsync();

        Assert.Equal((0, marker), (exitCode, copy.Marker));
        Assert.EndsWith("as before (the feed did not answer now)", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_holds_until_asked_again()
    {
        await copy.SettleAsync();
        copy.FillFeed();

        await copy.SettleAsync();
        Assert.Equal(".offline", copy.Marker);

        await copy.SettleAsync("--probe");
        Assert.Equal(".full", copy.Marker);
    }

    [Fact]
    public async Task Control_C_ends_the_wait_for_a_feed_that_never_answers()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        copy.UseFeed(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/index.json"));
        await using var script = copy.Start();
        using var asked = await silent.AcceptTcpClientAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TestProcess.Patience, TestContext.Current.CancellationToken);

        UnixSignals.Send(-script.Id, UnixSignal.Interrupt);

        Assert.NotEqual(0, await script.ExitAsync(TimeSpan.FromSeconds(20)));
        Assert.Null(copy.Marker);
    }
}
