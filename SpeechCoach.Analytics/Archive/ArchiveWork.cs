using System.Globalization;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Analytics;

/// <summary>
/// Which recordings of each learner and month are archived already, and those that are about to be. What a batch adds to the archive
/// is saved with the offset and written from there: however often it is written, it is the same under the same name.
/// </summary>
sealed class ArchiveWork(StagePlace? place) : StageWork
{
    readonly Dictionary<(string Key, string Month), HashSet<string>> archived = [];
    readonly List<Element<SpeechAnalyzed>> arrivals = [];
    readonly List<(string Key, string Month)> missing = [];

    public override int OpenWindows => archived.Count;

    public void Take(in Element<SpeechAnalyzed> element) => arrivals.Add(element);

    public override int Mark() => arrivals.Count;

    public override void Undo(int mark) => arrivals.RemoveRange(mark, arrivals.Count - mark);

    public override void Missing(CommandBuffer keys)
    {
        missing.Clear();
        missing.AddRange(arrivals.Select(Ids).Distinct().Where(ids => !archived.ContainsKey(ids)));
        foreach (var (key, month) in missing) keys.Key(place!.WindowKey(key, month));
    }

    public override void Load(IReadOnlyList<StoredHash> hashes)
    {
        foreach (var ids in missing) archived[ids] = [];
        foreach (var (index, fields) in hashes)
            archived[missing[index]] = [.. fields.Where((_, place) => place % 2 == 0).Select(id => (string)id!)];
    }

    public override void Fold(FlowChanges changes)
    {
        // One that was withdrawn is known from then on, and never written; where it was, the deletion takes it out.
        var withdrawn = arrivals.Where(element => element.IsWithdrawn).Select(element => element.Id).ToHashSet();
        var known = arrivals.Where(element => archived[Ids(element)].Add(element.Id)).ToList();
        var added = known.Where(element => !withdrawn.Contains(element.Id)).ToList();
        foreach (var ids in known.GroupBy(Ids))
        {
            changes.Commands.Begin("HSET", place!.WindowKey(ids.Key.Key, ids.Key.Month));
            foreach (var element in ids) changes.Commands.Field(element.Id, []);
        }

        foreach (var day in added.GroupBy(element => element.Day))
        {
            List<SpeechAnalyzed> speeches = [.. day.OrderBy(element => element.At).ThenBy(element => element.Id, StringComparer.Ordinal).Select(element => element.Value)];
            changes.Archive(ObjectKeys.ArchivedEvents(day.Key, speeches[0].Recording, speeches.Count), EventArchive.Pack(speeches));
        }

        arrivals.Clear();
        if (archived.Count > place!.OpenWindows) archived.Clear();
    }

    /// <summary>In memory: what the archive would have.</summary>
    public IReadOnlyList<WindowResult<SpeechAnalyzed>> Results() =>
    [
        .. arrivals.DistinctBy(element => element.Id).OrderBy(element => element.Day).ThenBy(element => element.Key, StringComparer.Ordinal)
            .ThenBy(element => element.At).ThenBy(element => element.Id, StringComparer.Ordinal)
            .Select(element => new WindowResult<SpeechAnalyzed>(element.Key, Tumbling.Day.Of(element.At, element.Day), element.Value)),
    ];

    static (string Key, string Month) Ids(Element<SpeechAnalyzed> element) => (element.Key, Month(element.Day));

    /// <summary>The window under which a recording's id is kept.</summary>
    public static string Month(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"month/{day:yyyy-MM}-01");
}
