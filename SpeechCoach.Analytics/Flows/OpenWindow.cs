using System.IO.Hashing;
using System.Runtime.InteropServices;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Analytics;

/// <summary>The values of one key in one window, each under its event's id, in the order of event time.</summary>
sealed class OpenWindow<T>(string key, string name, int? most)
{
    static readonly Comparer<Entry> ByTime = Comparer<Entry>.Create((a, b) => a.Ticks != b.Ticks ? a.Ticks.CompareTo(b.Ticks) : string.CompareOrdinal(a.Id, b.Id));

    static readonly long Epoch = DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerMillisecond;

    // Those that were withdrawn stay among them, so that they are known when they come again.
    InlineList<Entry> entries;
    int withdrawn;
    // Only values that have versions may move in time; those of events never do.
    Dictionary<string, long>? times;
    List<string>? deleted;
    int countBefore;

    public string Key => key;

    public string Name => name;

    public bool IsLoaded { get; set; }

    /// <summary>Whether only one batch has come to it.</summary>
    public bool IsFresh { get; set; }

    /// <summary>The number of the batch that has come to it last.</summary>
    public int Batch { get; set; }

    /// <summary>How many values it holds, those that were withdrawn among them.</summary>
    public int Count => entries.Count;

    /// <summary>Whether all that it held was withdrawn.</summary>
    public bool IsEmpty => entries.Count == withdrawn;

    /// <summary>What this batch has withdrawn last, or nothing: of an empty window it says whose it was.</summary>
    public T[] Witness { get; private set; } = [];

    /// <summary>Whether something has come to it in this batch.</summary>
    public bool IsTouched { get; set; }

    /// <summary>The first and the last of what this batch has changed in it, whichever way the caller counts that.</summary>
    public (int First, int Last)? Changes { get; set; }

    /// <summary>The ids of values that this batch has pushed out.</summary>
    public IReadOnlyList<string> Deleted => deleted ?? [];

    /// <summary>The same for the same values, and higher whenever one is added, is withdrawn, or pushes an earlier one out.</summary>
    public long Version { get; private set; }

    public (DateTimeOffset At, DateOnly Day) Latest => (new(entries.Span[^1].Ticks, TimeSpan.Zero), DateOnly.FromDayNumber(entries.Span[^1].Day));

    /// <summary>The values in their order; valid until the list is filled again.</summary>
    public IReadOnlyList<T> Values(List<T> list)
    {
        CollectionsMarshal.SetCount(list, entries.Count - withdrawn);
        var values = CollectionsMarshal.AsSpan(list);
        var place = 0;
        foreach (ref readonly var entry in entries.Span)
            if (!entry.IsWithdrawn) values[place++] = entry.Value;
        return list;
    }

    /// <summary>What stood in the window's hash: names and values in turns.</summary>
    public void Load(RedisValue[] hash)
    {
        entries.EnsureCapacity(hash.Length / 2);
        for (var i = 0; i < hash.Length; i += 2)
        {
            var written = (byte[])hash[i + 1]!;
            var read = FlowEntry.Read(written, FlowJson.Of<T>());
            Insert(new((string)hash[i]!, read.At.UtcTicks, read.Day.DayNumber, read.Version, XxHash3.HashToUInt64(written), read.Value, read.IsWithdrawn));
        }
    }

    /// <summary>Takes a value in; false where that changes nothing: it is there already, or came too early for a window of the latest ones.</summary>
    /// <param name="element">The value.</param>
    /// <param name="hash">Of the value as it is kept; 0 where nothing is.</param>
    public bool Put(in Element<T> element, ulong hash)
    {
        if (element.IsWithdrawn) Witness = [element.Value];
        if (!Insert(new(element.Id, element.At.UtcTicks, element.Day.DayNumber, element.Version, hash, element.Value, element.IsWithdrawn))) return false;
        if (entries.Count - withdrawn > most)
        {
            var first = 0;
            while (entries.Span[first].IsWithdrawn) first++;
            var earliest = entries.Span[first];
            entries.RemoveAt(first);
            Version -= earliest.Weight;
            if (earliest.Id == element.Id) return false;
            (deleted ??= []).Add(earliest.Id);
        }

        // It may have been pushed out before in this batch, under another time.
        deleted?.Remove(element.Id);
        return true;
    }

    /// <summary>All that the batch has changed is written down; answers how many more values there are than before.</summary>
    public int Flushed()
    {
        (IsTouched, Changes, Witness) = (false, null, []);
        deleted?.Clear();
        var more = Count - countBefore;
        countBefore = Count;
        return more;
    }

    bool Insert(in Entry entry)
    {
        if (entry.Version > 0 && !Replaces(entry)) return false;
        // Mostly it is the latest.
        var index = entries.Count == 0 || ByTime.Compare(entries.Span[^1], entry) < 0 ? ~entries.Count : entries.Span.BinarySearch(entry, ByTime);
        if (index < 0)
        {
            entries.Insert(~index, entry);
        }
        else
        {
            ref var present = ref entries.Span[index];
            if (present.Hash == entry.Hash && entry.Hash != 0) return false;
            // An event that was withdrawn comes no more.
            if (entry.Version == 0 && present.IsWithdrawn) return false;
            Version -= present.Weight;
            if (present.IsWithdrawn) withdrawn--;
            present = entry;
        }

        Version += entry.Weight;
        if (entry.IsWithdrawn) withdrawn++;
        return true;
    }

    // A newer value takes the place of the older one under its id, wherever in time that stood.
    bool Replaces(in Entry entry)
    {
        times ??= Times();
        if (times.TryGetValue(entry.Id, out var ticks))
        {
            var index = entries.Span.BinarySearch(entry with { Ticks = ticks }, ByTime);
            if (index >= 0 && entries.Span[index].Version > entry.Version) return false;
            // Where it is not there any more, later ones have pushed it out.
            if (index >= 0 && ticks != entry.Ticks)
            {
                Version -= entries.Span[index].Weight;
                if (entries.Span[index].IsWithdrawn) withdrawn--;
                entries.RemoveAt(index);
            }
        }

        times[entry.Id] = entry.Ticks;
        return true;
    }

    Dictionary<string, long> Times()
    {
        var at = new Dictionary<string, long>(entries.Count);
        foreach (ref readonly var present in entries.Span) at.Add(present.Id, present.Ticks);
        return at;
    }

    // The hash is of the value as it is written: one that comes again need not be saved again.
    readonly record struct Entry(string Id, long Ticks, int Day, long Version, ulong Hash, T Value, bool IsWithdrawn)
    {
        // Withdrawn it weighs more than before.
        public long Weight => Version > 0 ? Version : (Ticks / TimeSpan.TicksPerMillisecond - Epoch) * (IsWithdrawn ? 2 : 1);
    }
}
