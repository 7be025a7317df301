using System.IO.Hashing;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Analytics;

/// <summary>The values of one key in one window, each under its event's id, in the order of event time.</summary>
sealed class OpenWindow<T>(string key, string name, int? most)
{
    static readonly Comparer<Entry> ByTime = Comparer<Entry>.Create((a, b) => a.Ticks != b.Ticks ? a.Ticks.CompareTo(b.Ticks) : string.CompareOrdinal(a.Id, b.Id));

    static readonly long Epoch = DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerMillisecond;

    readonly List<Entry> entries = [];
    // Only values that have versions may move in time; those of events never do.
    Dictionary<string, long>? times;
    List<RedisValue>? set;
    List<RedisValue>? deleted;
    bool touched;

    public string Key => key;

    public string Name => name;

    public bool IsLoaded { get; set; }

    /// <summary>The same for the same values, and higher whenever one is added, or pushes an earlier one out.</summary>
    public long Version { get; private set; }

    public (DateTimeOffset At, DateOnly Day) Latest => (new(entries[^1].Ticks, TimeSpan.Zero), DateOnly.FromDayNumber(entries[^1].Day));

    public IReadOnlyList<T> Values() => entries.ConvertAll(entry => entry.Value);

    /// <summary>True for the first time in a batch.</summary>
    public bool Touch() => !touched && (touched = true);

    /// <summary>What stood in the window's hash: names and values in turns.</summary>
    public void Load(RedisValue[] hash)
    {
        for (var i = 0; i < hash.Length; i += 2)
        {
            var written = (byte[])hash[i + 1]!;
            var read = FlowEntry.Read(written, FlowJson.Of<T>());
            Insert(new((string)hash[i]!, read.At.UtcTicks, read.Day.DayNumber, read.Version, XxHash3.HashToUInt64(written), read.Value));
        }
    }

    /// <summary>Takes a value in. One that is there already, or came too early for a window of the latest ones, changes nothing.</summary>
    /// <param name="element">The value.</param>
    /// <param name="written">The value as it is kept; null where nothing is.</param>
    /// <param name="hash">Of what is kept.</param>
    public void Put(in Element<T> element, byte[]? written, ulong hash)
    {
        var entry = new Entry(element.Id, element.At.UtcTicks, element.Day.DayNumber, element.Version, hash, element.Value);
        if (!Insert(entry)) return;
        if (entries.Count > most)
        {
            var earliest = entries[0];
            entries.RemoveAt(0);
            Version -= earliest.Weight;
            if (earliest.Id == entry.Id) return;
            (deleted ??= []).Add(earliest.Id);
        }

        if (written is null) return;
        (set ??= []).Add(element.Id);
        set.Add(written);
    }

    /// <summary>Writes down what the batch has changed; false where that is nothing.</summary>
    public bool Flush(FlowChanges changes, StagePlace place)
    {
        touched = false;
        if (set is null) return false;
        var hash = place.WindowKey(key, name);
        changes.Set(hash, set);
        if (deleted is not null) changes.Delete(hash, deleted);
        (set, deleted) = (null, null);
        return true;
    }

    bool Insert(in Entry entry)
    {
        if (entry.Version > 0 && !Replaces(entry)) return false;
        var index = entries.BinarySearch(entry, ByTime);
        if (index < 0)
        {
            entries.Insert(~index, entry);
        }
        else
        {
            if (entries[index].Hash == entry.Hash && entry.Hash != 0) return false;
            Version -= entries[index].Weight;
            entries[index] = entry;
        }

        Version += entry.Weight;
        return true;
    }

    // A newer value takes the place of the older one under its id, wherever in time that stood.
    bool Replaces(in Entry entry)
    {
        times ??= entries.ToDictionary(present => present.Id, present => present.Ticks);
        if (times.TryGetValue(entry.Id, out var ticks))
        {
            var index = entries.BinarySearch(entry with { Ticks = ticks }, ByTime);
            if (entries[index].Version > entry.Version) return false;
            if (ticks != entry.Ticks)
            {
                Version -= entries[index].Weight;
                entries.RemoveAt(index);
            }
        }

        times[entry.Id] = entry.Ticks;
        return true;
    }

    // The hash is of the value as it is written: one that comes again need not be saved again.
    readonly record struct Entry(string Id, long Ticks, int Day, long Version, ulong Hash, T Value)
    {
        public long Weight => Version > 0 ? Version : Ticks / TimeSpan.TicksPerMillisecond - Epoch;
    }
}
