using System.IO.Hashing;
using System.Text.Json;
using StackExchange.Redis;
using SpeechCoach.Storage;

namespace SpeechCoach.Analytics;

/// <summary>The open windows of one partition, or of a run in memory.</summary>
sealed class FoldWork<T, TResult>(FoldStage<T, TResult> stage, StagePlace? place) : StageWork
{
    readonly WindowTable<T> table = new(place?.OpenWindows);
    readonly List<Arrival> arrivals = [];
    readonly List<OpenWindow<T>> missing = [];

    public override int OpenWindows => table.Count;

    public void Take(in Element<T> element)
    {
        var written = place is null ? null : FlowEntry.Write(element.At, element.Day, element.Version, element.Value, FlowJson.Of<T>());
        var hash = written is null ? 0 : XxHash3.HashToUInt64(written);
        foreach (var kind in stage.Windows)
        {
            var window = table.Get(element.Key, kind.Of(element.At, element.Day), kind.Most);
            if (place is null) window.Put(element, null, 0);
            else arrivals.Add(new(window, element, written, hash));
        }
    }

    public override int Mark() => arrivals.Count;

    public override void Undo(int mark) => arrivals.RemoveRange(mark, arrivals.Count - mark);

    public override IReadOnlyList<RedisKey> Missing()
    {
        missing.Clear();
        foreach (var window in arrivals.Select(arrival => arrival.Window))
        {
            if (window.IsLoaded) continue;
            // Loaded before the batch is folded, or else the whole partition is opened anew.
            window.IsLoaded = true;
            missing.Add(window);
        }

        return [.. missing.Select(window => (RedisKey)place!.WindowKey(window.Key, window.Name))];
    }

    public override void Load(IReadOnlyList<RedisValue[]> hashes)
    {
        for (var i = 0; i < missing.Count; i++) missing[i].Load(hashes[i]);
    }

    public override void Fold(FlowChanges changes)
    {
        var touched = new List<OpenWindow<T>>();
        foreach (var (window, element, written, hash) in arrivals)
        {
            if (window.Touch()) touched.Add(window);
            window.Put(element, written, hash);
        }

        arrivals.Clear();
        var views = new Dictionary<string, List<RedisValue>>();
        foreach (var window in touched) Write(window, changes, views);
        foreach (var (key, fields) in views) changes.Set(place!.ViewKey(key), fields);
        table.Trim();
    }

    /// <summary>The result of every window.</summary>
    public IEnumerable<(Element<TResult> Element, string Window)> Elements() => table.All
        .OrderBy(window => window.Key, StringComparer.Ordinal).ThenBy(window => window.Name, StringComparer.Ordinal)
        .Select(window => (Element(window, stage.Result(window.Values())), window.Name));

    void Write(OpenWindow<T> window, FlowChanges changes, Dictionary<string, List<RedisValue>> views)
    {
        var changed = window.Flush(changes, place!);
        if (!(changed && stage.KeepsResults) && stage.Output is null) return;
        Element<TResult> result;
        try
        {
            result = Element(window, stage.Result(window.Values()));
            // Sent also where nothing has changed: after the log has begun again, nobody knows what the next stage has seen.
            if (stage.Output is not null) changes.Messages.Add(ElementJson<TResult>.Write(stage.Rekeyed(result)));
        }
        catch (Exception e)
        {
            changes.Failures.Add(e.GetType().Name);
            return;
        }

        if (!changed || !stage.KeepsResults) return;
        if (!views.TryGetValue(window.Key, out var fields)) views.Add(window.Key, fields = []);
        fields.Add(window.Name);
        fields.Add(JsonSerializer.SerializeToUtf8Bytes(result.Value, FlowJson.Of<TResult>()));
    }

    static Element<TResult> Element(OpenWindow<T> window, TResult result)
    {
        var (at, day) = window.Latest;
        return new(window.Key, $"{window.Key}/{window.Name}", window.Version, at, day, result);
    }

    readonly record struct Arrival(OpenWindow<T> Window, Element<T> Element, byte[]? Written, ulong Hash);
}
