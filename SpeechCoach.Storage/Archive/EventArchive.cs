using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

/// <summary>
/// The archive of the event log: gzipped lines of JSON, one <see cref="SpeechAnalyzed"/> each, in folders by the learner's day. Every
/// recording stands in it once; an object that is there never changes.
/// </summary>
public sealed class EventArchive(IObjectStore store)
{
    const string ContentType = "application/gzip";

    /// <summary>Some events of one day as they are archived. The same events give the same bytes.</summary>
    public static byte[] Pack(IEnumerable<SpeechAnalyzed> speeches)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal))
            foreach (var speech in speeches)
            {
                JsonSerializer.Serialize(zip, speech, ContractsJson.Default.SpeechAnalyzed);
                zip.WriteByte((byte)'\n');
            }

        return packed.ToArray();
    }

    /// <summary>The events that <see cref="Pack"/> has packed.</summary>
    /// <exception cref="JsonException">A line is no event.</exception>
    public static async IAsyncEnumerable<SpeechAnalyzed> UnpackAsync(Stream packed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var unzipped = new GZipStream(packed, CompressionMode.Decompress);
        await foreach (var speech in ReadLinesAsync(unzipped, cancellationToken)) yield return speech;
    }

    /// <summary>Writes some events of one day; of none no object is left. Written again under the same key, nothing changes.</summary>
    /// <param name="key">A key of <see cref="ObjectKeys.ArchivedEvents(DateOnly, RecordingId, int)"/>.</param>
    /// <param name="speeches">The events.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="IOException">The store is away.</exception>
    public async Task WriteAsync(string key, IReadOnlyCollection<SpeechAnalyzed> speeches, CancellationToken cancellationToken)
    {
        if (speeches.Count == 0)
        {
            await store.DeleteAsync(key, cancellationToken);
            return;
        }

        using var content = new MemoryStream(Pack(speeches));
        await store.PutAsync(key, content, ContentType, cancellationToken);
    }

    /// <summary>Every archived event, day by day.</summary>
    /// <exception cref="JsonException">A line is no event.</exception>
    public async IAsyncEnumerable<SpeechAnalyzed> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var part in store.ListAsync(ObjectKeys.Archive, cancellationToken))
            await foreach (var speech in ReadObjectAsync(part.Key, cancellationToken)) yield return speech;
    }

    async IAsyncEnumerable<SpeechAnalyzed> ReadObjectAsync(string key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var found = await store.OpenAsync(key, cancellationToken);
        if (found is null) yield break;
        await foreach (var speech in UnpackAsync(found.Content, cancellationToken)) yield return speech;
    }

    /// <summary>Takes the events of a subject out of the archive. Everything else stays as it is.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="months">Any day of each month that is looked through.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>How many events were taken out.</returns>
    public async Task<int> RemoveAsync(SubjectId subject, IEnumerable<DateOnly> months, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var month in months.Select(ObjectKeys.ArchiveMonth).Distinct())
        {
            var keys = await store.ListAsync(month, cancellationToken).Select(found => found.Key).ToListAsync(cancellationToken);
            foreach (var key in keys) removed += await RemoveAsync(speech => speech.Subject == subject, key, cancellationToken);
        }

        return removed;
    }

    /// <summary>Takes the event of one recording out of the archive.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="day">The day of its learner's.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>How many events were taken out.</returns>
    public async Task<int> RemoveAsync(RecordingId recording, DateOnly day, CancellationToken cancellationToken)
    {
        var removed = 0;
        var keys = await store.ListAsync(ObjectKeys.ArchiveMonth(day), cancellationToken).Select(found => found.Key).ToListAsync(cancellationToken);
        foreach (var key in keys) removed += await RemoveAsync(speech => speech.Recording == recording, key, cancellationToken);
        return removed;
    }

    async Task<int> RemoveAsync(Predicate<SpeechAnalyzed> goes, string key, CancellationToken cancellationToken)
    {
        var all = await ReadObjectAsync(key, cancellationToken).ToListAsync(cancellationToken);
        var others = all.Where(speech => !goes(speech)).ToList();
        if (others.Count == all.Count) return 0;
        await WriteAsync(key, others, cancellationToken);
        return all.Count - others.Count;
    }

    /// <summary>The events of a stream of lines; empty lines are passed over.</summary>
    /// <exception cref="JsonException">A line is no event.</exception>
    public static async IAsyncEnumerable<SpeechAnalyzed> ReadLinesAsync(Stream lines, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(lines, leaveOpen: true);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
            if (line.Length > 0) yield return JsonSerializer.Deserialize(line, ContractsJson.Default.SpeechAnalyzed) ?? throw new JsonException("A line is null.");
    }
}
