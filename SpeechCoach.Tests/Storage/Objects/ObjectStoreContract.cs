using SpeechCoach.Storage;

namespace SpeechCoach.Tests.Storage.Objects;

/// <summary>What every object store does, whichever it is.</summary>
public abstract class ObjectStoreContract
{
    const int Small = 100_000;
    const int Large = 18_000_000;

    static readonly byte[] Before = "what was there before"u8.ToArray();

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected abstract IObjectStore Store { get; }

    /// <summary>Tests share a store, so each has a folder of its own in it.</summary>
    protected string Folder { get; } = $"test/{Guid.NewGuid():N}";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Small)]
    [InlineData(8 * 1024 * 1024)]
    [InlineData(16 * 1024 * 1024)]
    [InlineData(Large)]
    public async Task An_object_reads_as_it_was_written(int bytes)
    {
        var key = $"{Folder}/object";
        using var content = new GeneratedStream(bytes, GeneratedStream.Pattern);
        var put = await Store.PutAsync(key, content, "audio/ogg; codecs=opus", Ct);
        Assert.Equal((key, bytes, "audio/ogg; codecs=opus"), (put.Key, put.Bytes, put.ContentType));

        var found = await Store.FindAsync(key, Ct);
        Assert.Equal((key, bytes, "audio/ogg; codecs=opus"), (found!.Key, found.Bytes, found.ContentType));
        Assert.InRange(found.ModifiedAt, TimeProvider.System.GetUtcNow().AddMinutes(-2), TimeProvider.System.GetUtcNow().AddMinutes(2));

        var read = await Store.ReadAsync(key, Ct);
        Assert.Equal(bytes, read!.Length);
        Assert.True(read.Select((b, i) => b == GeneratedStream.Pattern(i)).All(same => same));
    }

    [Fact]
    public async Task An_object_is_read_from_anywhere()
    {
        var key = $"{Folder}/object";
        await Store.WriteAsync(key, [.. Enumerable.Range(0, 200).Select(i => (byte)i)], Ct);
        await using var content = new ObjectStream(Store, (await Store.FindAsync(key, Ct))!);
        var two = new byte[2];
        foreach (var start in (int[])[0, 198, 7, 9])
        {
            content.Position = start;
            await content.ReadExactlyAsync(two, Ct);
            Assert.Equal([(byte)start, (byte)(start + 1)], two);
        }

        content.Seek(0, SeekOrigin.End);
        Assert.Equal(0, await content.ReadAsync(two, Ct));
    }

    [Fact]
    public async Task A_second_put_replaces_the_first()
    {
        var key = $"{Folder}/object";
        await Store.WriteAsync(key, Before, Ct);
        using var content = new MemoryStream([1, 2, 3]);
        await Store.PutAsync(key, content, "audio/mpeg", Ct);

        Assert.Equal([1, 2, 3], await Store.ReadAsync(key, Ct));
        Assert.Equal("audio/mpeg", (await Store.FindAsync(key, Ct))!.ContentType);
        Assert.Single(await Store.ListAsync(Folder, Ct).ToListAsync(Ct));
    }

    [Fact]
    public async Task An_object_that_is_not_there_is_null()
    {
        await Store.WriteAsync($"{Folder}/folder/object", Before, Ct);

        Assert.Null(await Store.OpenAsync($"{Folder}/absent", Ct));
        Assert.Null(await Store.FindAsync($"{Folder}/absent", Ct));
        Assert.Null(await Store.FindAsync($"{Folder}/folder", Ct));
        Assert.Null(await Store.FindAsync($"{Folder}/folder/object/below", Ct));
    }

    [Fact]
    public async Task A_deleted_object_is_gone_and_may_be_deleted_again()
    {
        var key = $"{Folder}/deep/er/object";
        await Store.WriteAsync(key, Before, Ct);
        await Store.DeleteAsync(key, Ct);
        await Store.DeleteAsync(key, Ct);

        Assert.Null(await Store.FindAsync(key, Ct));
        Assert.Empty(await Store.ListAsync(Folder, Ct).ToListAsync(Ct));
        await Store.WriteAsync(key, Before, Ct);
        Assert.Equal(Before, await Store.ReadAsync(key, Ct));
    }

    [Fact]
    public async Task An_open_object_stays_readable_while_it_is_replaced_and_deleted()
    {
        var key = $"{Folder}/object";
        using var content = new GeneratedStream(Small, _ => 1);
        await Store.PutAsync(key, content, "audio/wav", Ct);
        await using var open = await Store.OpenAsync(key, Ct);
        await Store.WriteAsync(key, Before, Ct);
        await Store.DeleteAsync(key, Ct);

        var read = new byte[Small];
        await open!.Content.ReadExactlyAsync(read, Ct);
        Assert.All(read, b => Assert.Equal(1, b));
    }

    [Fact]
    public async Task A_listing_of_more_than_one_page_is_complete_and_in_order()
    {
        var keys = Enumerable.Range(0, 1_100).Select(i => $"{Folder}/{i % 7}/{i}").ToList();
        await Parallel.ForEachAsync(keys, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Ct },
            async (key, ct) => await Store.WriteAsync(key, [1, 2], ct));

        var listed = await Store.ListAsync($"{Folder}/", Ct).ToListAsync(Ct);
        Assert.Equal(keys.Order(StringComparer.Ordinal), listed.Select(info => info.Key));
        Assert.All(listed, info => Assert.Equal((2, ""), (info.Bytes, info.ContentType)));
    }

    [Theory]
    [InlineData("", "a a-b a/b a/b/c a0 ab b")]
    [InlineData("a", "a a-b a/b a/b/c a0 ab")]
    [InlineData("a/", "a/b a/b/c")]
    [InlineData("a/b", "a/b a/b/c")]
    [InlineData("a/b/", "a/b/c")]
    [InlineData("a/b/c", "a/b/c")]
    [InlineData("a/b/c/", "")]
    [InlineData("ab", "ab")]
    [InlineData("A", "")]
    [InlineData("absent/", "")]
    public async Task A_prefix_is_the_beginning_of_a_key_and_nothing_cleverer(string prefix, string expected)
    {
        foreach (var key in "b ab a0 a/b/c a/b a-b a".Split(' '))
            await Store.WriteAsync($"{Folder}/{key}", Before, Ct);

        var listed = await Store.ListAsync($"{Folder}/{prefix}", Ct).ToListAsync(Ct);
        Assert.Equal(expected, string.Join(' ', listed.Select(info => info.Key[(Folder.Length + 1)..])));
    }

    [Theory]
    [InlineData(Small, true)]
    [InlineData(Small, false)]
    [InlineData(Large, true)]
    [InlineData(Large, false)]
    public async Task Content_that_fails_half_way_changes_nothing(int bytes, bool replaces)
    {
        var key = $"{Folder}/object";
        if (replaces)
            await Store.WriteAsync(key, Before, Ct);
        using var content = new GeneratedStream(bytes, _ => 1, at => { if (at > bytes / 2) throw new IOException("The sender has gone."); });

        var failure = await Assert.ThrowsAsync<IOException>(() => Store.PutAsync(key, content, "audio/wav", Ct));

        Assert.Equal("The sender has gone.", failure.Message);
        Assert.Equal(replaces ? Before : null, await Store.ReadAsync(key, Ct));
        await AssertNothingUnfinishedAsync(key);
    }

    [Theory]
    [InlineData(Small)]
    [InlineData(Large)]
    public async Task A_cancelled_put_changes_nothing(int bytes)
    {
        var key = $"{Folder}/object";
        await Store.WriteAsync(key, Before, Ct);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        using var content = new GeneratedStream(bytes, _ => 1, at => { if (at > bytes / 2) cancel.Cancel(); });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.PutAsync(key, content, "audio/wav", cancel.Token));

        Assert.Equal(Before, await Store.ReadAsync(key, Ct));
        await AssertNothingUnfinishedAsync(key);
    }

    [Fact]
    public async Task Puts_of_one_key_at_the_same_time_end_in_one_whole_object()
    {
        var key = $"{Folder}/object";
        await Task.WhenAll(Enumerable.Range(1, 8).Select(async writer =>
        {
            using var content = new GeneratedStream(Small * writer, _ => (byte)writer);
            await Store.PutAsync(key, content, "audio/wav", Ct);
        }));

        var read = await Store.ReadAsync(key, Ct);
        Assert.Equal(Small * read![0], read.Length);
        Assert.All(read, b => Assert.Equal(read[0], b));
    }

    [Fact]
    public async Task Puts_and_deletes_in_one_folder_do_not_disturb_each_other()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 60), new ParallelOptions { MaxDegreeOfParallelism = 6, CancellationToken = Ct },
            async (i, ct) =>
            {
                await Store.WriteAsync($"{Folder}/shared/{i}", Before, ct);
                await Store.DeleteAsync($"{Folder}/shared/{i}", ct);
            });

        Assert.Empty(await Store.ListAsync(Folder, Ct).ToListAsync(Ct));
    }

    public static TheoryData<string> HostileKeys =>
    [
        "", "/", "/etc/passwd", "a/", "a//b", "..", "../a", "a/../../b", ".", "a/./b", "a b", "a\0b", "a\nb", "ä", "a\\b", "a@", "@unfinished/a",
        "a?b", "a%2fb", "~", new string('a', 201), string.Join('/', Enumerable.Repeat("abcdefghi", 91)),
    ];

    [Theory]
    [MemberData(nameof(HostileKeys))]
    public async Task A_hostile_key_is_refused(string key)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.WriteAsync(key, Before, Ct));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.OpenAsync(key, Ct));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.FindAsync(key, Ct));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.DeleteAsync(key, Ct));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("../")]
    [InlineData("a/../")]
    [InlineData("a//")]
    [InlineData("@")]
    public async Task A_hostile_prefix_is_refused(string prefix) =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.ListAsync(prefix, Ct).ToListAsync(Ct));

    [Theory]
    [InlineData("")]
    [InlineData("audio/ogg\r\nx-evil: 1")]
    [InlineData("audio/ögg")]
    [InlineData(" audio/ogg")]
    public async Task A_hostile_content_type_is_refused(string contentType)
    {
        using var content = new MemoryStream();
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.PutAsync($"{Folder}/object", content, contentType, Ct));
    }

    [Fact]
    public async Task The_check_passes_and_leaves_nothing()
    {
        await Store.CheckAsync(Ct);
        Assert.Empty(await Store.ListAsync("health/", Ct).ToListAsync(Ct));
    }

    /// <summary>After a put that failed: the store holds no part of it.</summary>
    protected abstract Task AssertNothingUnfinishedAsync(string key);
}
