using System.Buffers;
using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using SpeechCoach.Storage;

namespace SpeechCoach.Analytics;

/// <summary>The open windows of one partition, or of a run in memory.</summary>
sealed class FoldWork<T, TResult>(FoldStage<T, TResult> stage, StagePlace? place) : StageWork
{
    readonly WindowTable<T> table = new(place?.OpenWindows, place?.OpenValues);
    readonly List<OpenWindow<T>> missing = [];

    // All that a batch brings stands in these, one after the other, and is forgotten together.
    readonly List<Arrival> arrivals = [];
    readonly List<(OpenWindow<T> Window, int Arrival, int Next)> placed = [];
    readonly ArrayBufferWriter<byte> written = new();
    readonly List<OpenWindow<T>> touched = [];
    readonly List<T> values = [];
    readonly ArrayBufferWriter<byte> result = new();

    public override int OpenWindows => table.Count;

    public void Take(in Element<T> element)
    {
        if (place is not null) arrivals.Add(Write(element));
        var key = table.Key(element.Key);
        foreach (var kind in stage.Windows)
        {
            var window = table.Get(key, kind.Of(element.At, element.Day), kind.Most);
            if (place is null) window.Put(element, 0);
            else placed.Add((window, arrivals.Count - 1, -1));
        }
    }

    public override int Mark() => placed.Count;

    public override void Undo(int mark) => placed.RemoveRange(mark, placed.Count - mark);

    public override void Missing(CommandBuffer keys)
    {
        missing.Clear();
        foreach (var (window, _, _) in placed)
        {
            if (window.IsLoaded) continue;
            // Loaded before the batch is folded, or else the whole partition is opened anew.
            window.IsLoaded = true;
            missing.Add(window);
            keys.Key(place!.WindowKey(window.Key, window.Name));
        }
    }

    public override void Load(IReadOnlyList<StoredHash> hashes)
    {
        foreach (var (index, fields) in hashes) missing[index].Load(fields);
    }

    public override void Fold(FlowChanges changes)
    {
        var all = CollectionsMarshal.AsSpan(placed);
        for (var i = 0; i < all.Length; i++) Put(all, i);
        foreach (var window in touched)
            if (window.Changes is { } changed) Save(window, all, changed.First, changes.Commands);

        var view = default(string);
        foreach (var window in touched) Tell(window, changes, ref view);
        if (stage.Idle is { } idle) Expire(idle, changes.Commands);
        var more = 0;
        foreach (var window in touched) more += window.Flushed();
        placed.Clear();
        arrivals.Clear();
        touched.Clear();
        values.Clear();
        written.ResetWrittenCount();
        table.Trim(more);
    }

    /// <summary>The result of every window.</summary>
    public IEnumerable<(Element<TResult> Element, string Window)> Elements() => table.All.Where(window => !window.IsEmpty)
        .OrderBy(window => window.Key, StringComparer.Ordinal).ThenBy(window => window.Name, StringComparer.Ordinal)
        .Select(window => (Element(window, stage.Result(window.Values([]))), window.Name));

    Arrival Write(in Element<T> element)
    {
        var from = written.WrittenCount;
        if (element.IsWithdrawn) FlowEntry.WriteWithdrawn(written, element.At, element.Day, element.Version);
        else if (!element.Written.IsEmpty) FlowEntry.Write(written, element.At, element.Day, element.Version, element.Written.Span);
        else FlowEntry.Write(written, element.At, element.Day, element.Version, element.Value, FlowJson.Of<T>());
        return new(element, from, written.WrittenCount - from, XxHash3.HashToUInt64(written.WrittenSpan[from..]));
    }

    // What changes a window is chained from one to the next.
    void Put(Span<(OpenWindow<T> Window, int Arrival, int Next)> all, int number)
    {
        var (window, arrival, _) = all[number];
        ref readonly var arrived = ref CollectionsMarshal.AsSpan(arrivals)[arrival];
        if (!window.IsTouched) touched.Add(window);
        window.IsTouched = true;
        if (!window.Put(arrived.Element, arrived.Hash)) return;
        if (window.Changes is { } changes) all[changes.Last].Next = number;
        window.Changes = (window.Changes?.First ?? number, number);
    }

    void Save(OpenWindow<T> window, ReadOnlySpan<(OpenWindow<T> Window, int Arrival, int Next)> all, int first, CommandBuffer commands)
    {
        var hash = place!.WindowKey(window.Key, window.Name);
        commands.Begin("HSET", hash);
        for (var i = first; i >= 0; i = all[i].Next)
        {
            ref readonly var arrived = ref CollectionsMarshal.AsSpan(arrivals)[all[i].Arrival];
            commands.Field(arrived.Element.Id, written.WrittenSpan.Slice(arrived.From, arrived.Length));
        }

        if (window.Deleted.Count == 0) return;
        commands.Begin("HDEL", hash);
        foreach (var id in window.Deleted) commands.Argument(id);
    }

    // Behind all that is written: what is not there cannot expire.
    void Expire(TimeSpan idle, CommandBuffer commands)
    {
        var changed = touched.Where(window => window.Changes is not null);
        foreach (var window in changed) Set(place!.WindowKey(window.Key, window.Name));
        foreach (var key in changed.Select(window => window.Key).Distinct()) Set(place!.ViewKey(key));

        void Set(in KeyName name)
        {
            commands.Begin("PEXPIRE", name);
            commands.Argument(((long)idle.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
        }
    }

    void Tell(OpenWindow<T> window, FlowChanges changes, ref string? view)
    {
        var isKept = stage.KeepsResults && window.Changes is not null;
        if (!isKept && stage.Output is null) return;
        try
        {
            if (window.IsEmpty)
            {
                Withdraw(window, isKept, changes);
                if (isKept) view = null;
                return;
            }

            var told = stage.Result(window.Values(values));
            // Sent also where nothing has changed: after the log has begun again, nobody knows what the next stage has seen.
            if (stage.Output is not null) changes.Messages.Add(ElementJson<TResult>.Write(stage.Rekeyed(Element(window, told))));
            if (!isKept) return;
            result.ResetWrittenCount();
            FlowJson.Write(result, told);
        }
        catch (Exception e)
        {
            changes.Failures.Add(e.GetType().Name);
            return;
        }

        // The windows of one event stand together.
        if (view != window.Key) changes.Commands.Begin("HSET", place!.ViewKey(view = window.Key));
        changes.Commands.Field(window.Name, result.WrittenSpan);
    }

    // Whoever has its result is told to forget it.
    void Withdraw(OpenWindow<T> window, bool isKept, FlowChanges changes)
    {
        if (stage.Output is not null && window.Witness.Length > 0)
            changes.Messages.Add(ElementJson<TResult>.Write(stage.Rekeyed(Element(window, stage.Result(window.Witness)) with { IsWithdrawn = true })));
        if (!isKept) return;
        changes.Commands.Begin("HDEL", place!.ViewKey(window.Key));
        changes.Commands.Argument(window.Name);
    }

    static Element<TResult> Element(OpenWindow<T> window, TResult result)
    {
        var (at, day) = window.Latest;
        return new(window.Key, $"{window.Key}/{window.Name}", window.Version, at, day, result);
    }

    /// <summary>A value, and where it stands as it is kept.</summary>
    readonly record struct Arrival(Element<T> Element, int From, int Length, ulong Hash);
}
