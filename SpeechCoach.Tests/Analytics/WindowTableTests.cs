using SpeechCoach.Analytics;

namespace SpeechCoach.Tests.Analytics;

public sealed class WindowTableTests
{
    int put;

    [Fact]
    public void Of_too_many_windows_those_go_that_only_one_batch_came_to()
    {
        var table = new WindowTable<int>(most: 16, mostValues: null);
        var again = Batch(table, "a", "b", "c", "d")[0];
        Batch(table, "a", "e");

        Assert.Equal(["a", "e"], table.All.Select(window => window.Key).Order());
        Assert.Same(again, table.Get("a", "day", null));
    }

    [Fact]
    public void Then_those_go_that_nothing_has_come_to_for_longest()
    {
        var table = new WindowTable<int>(most: 4, mostValues: null);
        Batch(table, "a", "b", "c", "d", "e");
        Batch(table, "a", "b", "c", "d", "e");
        Batch(table, "d", "e");

        Assert.Equal(["d", "e"], table.All.Select(window => window.Key).Order());
    }

    [Fact]
    public void They_go_also_where_few_windows_hold_too_many_values()
    {
        var table = new WindowTable<int>(most: 100, mostValues: 4);
        Batch(table, "a", "b", "c");
        Batch(table, "a", "b", "c");
        Assert.Equal(3, table.Count);
        Batch(table, "c");
        Assert.Equal(["c"], table.All.Select(window => window.Key));
        Batch(table, "a");
        Assert.Equal(["a", "c"], table.All.Select(window => window.Key).Order());
    }

    [Fact]
    public void Without_a_bound_all_stay()
    {
        var table = new WindowTable<int>(most: null, mostValues: null);
        for (var i = 0; i < 100; i++) Batch(table, $"{i}");

        Assert.Equal(100, table.Count);
    }

    OpenWindow<int>[] Batch(WindowTable<int> table, params string[] keys)
    {
        OpenWindow<int>[] windows = [.. keys.Select(key => table.Get(key, "day", null))];
        foreach (var window in windows) window.Put(new(window.Key, $"{put++}", 0, DateTimeOffset.UnixEpoch, default, 1), 0);
        table.Trim(windows.Sum(window => window.Flushed()));
        return windows;
    }
}
