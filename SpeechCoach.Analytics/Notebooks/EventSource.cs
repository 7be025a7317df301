using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Confluent.Kafka;
using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Analytics;

/// <summary>Events from wherever an analyst has them.</summary>
sealed class EventSource(string from, string? store, string? broker, int seed)
{
    public const string Synthetic = "synthetic";

    /// <exception cref="EventSourceException">They cannot be read.</exception>
    public async IAsyncEnumerable<SpeechAnalyzed> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var speeches = Open(cancellationToken).GetAsyncEnumerator(cancellationToken);
        if (!await MoveAsync(speeches)) throw new EventSourceException($"{from} has no events.");
        do yield return speeches.Current;
        while (await MoveAsync(speeches));
    }

    IAsyncEnumerable<SpeechAnalyzed> Open(CancellationToken cancellationToken) => from switch
    {
        Synthetic => new SyntheticSpeeches(seed).All.ToAsyncEnumerable(),
        "archive" => ArchiveAsync(cancellationToken),
        "log" => LogAsync(cancellationToken),
        _ when Directory.Exists(from) => FilesAsync(Directory.EnumerateFiles(from, "*.jsonl*", SearchOption.AllDirectories).Order(StringComparer.Ordinal), cancellationToken),
        _ when File.Exists(from) => FilesAsync([from], cancellationToken),
        _ => throw new EventSourceException($"There is no file or folder {from}. --from takes one, or 'archive', 'log' or 'synthetic'."),
    };

    async Task<bool> MoveAsync(IAsyncEnumerator<SpeechAnalyzed> speeches)
    {
        try
        {
            return await speeches.MoveNextAsync();
        }
        catch (JsonException e)
        {
            throw new EventSourceException($"{from} has a line that is no event: {e.Message}");
        }
        catch (OptionsValidationException e)
        {
            throw new EventSourceException(e.Message);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or KafkaException)
        {
            throw new EventSourceException($"{from} cannot be read: {e.Message}");
        }
    }

    static async IAsyncEnumerable<SpeechAnalyzed> FilesAsync(IEnumerable<string> files, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            await using var content = File.OpenRead(file);
            await using Stream lines = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(content, CompressionMode.Decompress) : content;
            await foreach (var speech in EventArchive.ReadLinesAsync(lines, cancellationToken)) yield return speech;
        }
    }

    async IAsyncEnumerable<SpeechAnalyzed> ArchiveAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var host = Host(ResourceNames.Minio, store, "--store Directory=/absolute/path", builder => builder.AddObjectStore());
        await foreach (var speech in new EventArchive(host.Services.GetRequiredService<IObjectStore>()).ReadAsync(cancellationToken)) yield return speech;
    }

    /// <summary>What the log has now, from its beginning to its end.</summary>
    async IAsyncEnumerable<SpeechAnalyzed> LogAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var host = Host(ResourceNames.Redpanda, broker, "--broker HOST:PORT", builder => builder.AddEventLog());
        var topic = host.Services.GetRequiredService<EventTopic>();
        var ends = await topic.EndsAsync(EventTopic.Log, cancellationToken);
        var unread = Unread(await topic.BeginsAsync(EventTopic.Log, cancellationToken), ends);
        // A group of its own takes nothing from anybody.
        using var consumer = host.Services.GetRequiredService<EventConsumers>().Join(EventTopic.Log, $"notebook-{Guid.NewGuid():n}", _ => 0, _ => { });
        while (unread.Count > 0)
        {
            var result = consumer.Consume(cancellationToken);
            if (SpeechEvents.Read(result.Message, out _) is { } speech) yield return speech;
            if (unread.TryGetValue(result.Partition.Value, out var end) && result.Offset.Value + 1 >= end) unread.Remove(result.Partition.Value);
        }

        consumer.Close();
    }

    /// <summary>The ends of those partitions that still have something before them: nothing comes from one whose events have all expired.</summary>
    public static Dictionary<int, long> Unread(IReadOnlyDictionary<int, long> begins, IReadOnlyDictionary<int, long> ends) =>
        ends.Where(end => end.Value > begins.GetValueOrDefault(end.Key)).ToDictionary();

    static IHost Host(string resource, string? given, string option, Action<IHostApplicationBuilder> add)
    {
        var connection = given ?? Environment.GetEnvironmentVariable($"ConnectionStrings__{resource}")
            ?? throw new EventSourceException($"Say where it is: {option}, or set ConnectionStrings__{resource}.");
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection([new($"ConnectionStrings:{resource}", connection)]);
        builder.Services.AddSingleton(TimeProvider.System).AddLogging();
        add(builder);
        return builder.Build();
    }
}
