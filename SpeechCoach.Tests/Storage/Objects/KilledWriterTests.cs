using Microsoft.Extensions.Time.Testing;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Storage.Objects;

public sealed class KilledWriterTests : IDisposable
{
    const string Key = "audio/learner/recording";
    const string FolderVariable = "SPEECHCOACH_TEST_FOLDER";

    readonly TemporaryFolder folder = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    string Connection => $"Directory={folder.Path}";

    string Unfinished => Path.Combine(folder.Path, "@unfinished");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_writer_killed_in_the_middle_leaves_no_half_object(bool replaces)
    {
        if (replaces)
            await TestObjectStore.Open(Connection).WriteAsync(Key, [1, 2, 3], Ct);
        await KillWriterAsync();

        var restarted = TestObjectStore.Open(Connection);
        Assert.Equal(replaces ? [1, 2, 3] : null, await restarted.ReadAsync(Key, Ct));
        Assert.Equal(replaces ? [Key] : [], await restarted.ListAsync("", Ct).Select(info => info.Key).ToListAsync(Ct));
    }

    [Fact]
    public async Task What_a_killed_writer_left_is_cleared_away_after_an_hour_and_not_before()
    {
        await KillWriterAsync();

        TestObjectStore.Open(Connection);
        Assert.Single(Directory.EnumerateFiles(Unfinished));
        TestObjectStore.Open(Connection, new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddHours(2)));
        Assert.Empty(Directory.EnumerateFiles(Unfinished));
    }

    /// <summary>The child: this test assembly with nothing but this entry, which no ordinary run executes.</summary>
    [Fact(Explicit = true)]
    public async Task Writes_without_end()
    {
        var root = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(root is null, "It is the child of the tests above.");
        using var content = new GeneratedStream(long.MaxValue, _ => 9);
        await TestObjectStore.Open($"Directory={root}").PutAsync(Key, content, "audio/wav", Ct);
    }

    async Task KillWriterAsync()
    {
        await using var writer = TestProcess.Start(
            "dotnet",
            [typeof(KilledWriterTests).Assembly.Location, "-explicit", "only", "-method", $"{typeof(KilledWriterTests).FullName}.{nameof(Writes_without_end)}"],
            environment: new Dictionary<string, string?> { [FolderVariable] = folder.Path });
        await Eventually.TrueAsync(
            "the child is in the middle of its object",
            () => writer.HasExited ? throw new InvalidOperationException(writer.Output.Text) : IsInTheMiddle(),
            TestProcess.Patience);
        await writer.KillAsync();
    }

    bool IsInTheMiddle() =>
        Directory.Exists(Unfinished) && Directory.EnumerateFiles(Unfinished).Any(file => new FileInfo(file).Length > 1_000_000);
}
