using System.Runtime.Versioning;
using SpeechCoach.Storage;

namespace SpeechCoach.Tests.Storage.Objects;

[SupportedOSPlatform("linux")]
public sealed class DirectoryObjectStoreTests : ObjectStoreContract, IDisposable
{
    readonly string root = Path.Combine(Directory.CreateTempSubdirectory("speechcoach-").FullName, "objects");

    public DirectoryObjectStoreTests() => Store = TestObjectStore.Open($"Directory={root}");

    protected override IObjectStore Store { get; }

    string Unfinished => Path.Combine(root, "@unfinished");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(root)!, recursive: true);

    [Fact]
    public async Task Only_the_owner_may_read()
    {
        await Store.WriteAsync("a/b/c", [1], Ct);

        const UnixFileMode file = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        const UnixFileMode folder = file | UnixFileMode.UserExecute;
        Assert.All([root, Unfinished, Path.Combine(root, "a"), Path.Combine(root, "a", "b")], path => Assert.Equal(folder, File.GetUnixFileMode(path)));
        Assert.Equal(file, File.GetUnixFileMode(Path.Combine(root, "a", "b", "c@")));
    }

    [Fact]
    public async Task Another_store_on_the_same_folder_reads_what_was_written()
    {
        await Store.WriteAsync("a/b", [1, 2, 3], Ct);
        Assert.Equal([1, 2, 3], await TestObjectStore.Open($"Directory={root}").ReadAsync("a/b", Ct));
    }

    [Fact]
    public async Task A_deletion_takes_the_emptied_folders_with_it()
    {
        await Store.WriteAsync("audio/learner/recording", [1], Ct);
        await Store.DeleteAsync("audio/learner/recording", Ct);
        Assert.Equal([Unfinished], Directory.EnumerateFileSystemEntries(root));
    }

    [Fact]
    public async Task An_emptied_folder_may_vanish_at_any_moment_of_a_put()
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var vanishing = Task.Run(() => RemoveWhereEmpty(Path.Combine(root, "shared"), done.Token), Ct);

        try
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, 1000), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Ct },
                async (i, ct) =>
                {
                    await Store.WriteAsync($"shared/{i}", [1], ct);
                    Assert.Equal([1], await Store.ReadAsync($"shared/{i}", ct));
                    await Store.DeleteAsync($"shared/{i}", ct);
                });
        }
        finally
        {
            await done.CancelAsync();
            await vanishing;
        }
    }

    /// <summary>As the deletions of other processes do, and more often.</summary>
    static void RemoveWhereEmpty(string folder, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
            try
            {
                Directory.Delete(folder);
            }
            catch (IOException)
            {
                // Not there, or not empty.
            }
    }

    [Fact]
    public async Task A_stranger_s_file_is_an_error_and_no_object()
    {
        await File.WriteAllTextAsync(Path.Combine(root, "stranger@"), "not ours", Ct);
        await Assert.ThrowsAsync<InvalidDataException>(() => Store.FindAsync("stranger", Ct));
    }

    [Fact]
    public async Task A_store_whose_folder_is_gone_is_away_and_not_empty()
    {
        await Store.WriteAsync("a/b", [1], Ct);
        Directory.Move(root, $"{root}-away");

        await Assert.ThrowsAnyAsync<IOException>(() => Store.FindAsync("a/b", Ct));
        await Assert.ThrowsAnyAsync<IOException>(() => Store.DeleteAsync("a/b", Ct));
        await Assert.ThrowsAnyAsync<IOException>(async () => await Store.ListAsync("a/", Ct).ToListAsync(Ct));
        await Assert.ThrowsAnyAsync<IOException>(() => Store.CheckAsync(Ct));

        Directory.Move($"{root}-away", root);
        Assert.Equal([1], await Store.ReadAsync("a/b", Ct));
    }

    protected override Task AssertNothingUnfinishedAsync(string key)
    {
        Assert.Empty(Directory.EnumerateFileSystemEntries(Unfinished));
        return Task.CompletedTask;
    }
}
