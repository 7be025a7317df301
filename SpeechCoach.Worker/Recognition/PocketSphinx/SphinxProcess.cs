using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SpeechCoach.Speech;
using SpeechCoach.Storage;

namespace SpeechCoach.Worker;

/// <summary>Runs <see cref="SphinxChild"/> in processes of their own, within a time limit.</summary>
sealed class SphinxProcess(IOptions<PocketSphinxOptions> options, TimeProvider time)
{
    const double WorthLoading = 5; // seconds of sound: less is sooner heard than the model is loaded

    static readonly Lazy<bool> LibraryIsThere = new(() => NativeLibrary.TryLoad(PocketSphinxNative.Library, out _));

    readonly PocketSphinxOptions settings = options.Value;

    /// <summary>Why it cannot run here, or null.</summary>
    public string? Missing =>
        !LibraryIsThere.Value ? "libpocketsphinx is not installed"
        : !File.Exists(Path.Combine(settings.ModelFolder, "cmudict-en-us.dict")) ? $"no model in {settings.ModelFolder}"
        : null;

    /// <summary>The words of each utterance, with times of the whole recording. Several processes share the utterances.</summary>
    /// <param name="audio">The recording.</param>
    /// <param name="utterances">The stretches to listen to; either all with their wording or none.</param>
    /// <param name="cancellationToken">Ends the child.</param>
    /// <exception cref="TimeoutException">It took longer than its options allow.</exception>
    /// <exception cref="InvalidOperationException">It died.</exception>
    public Task<IReadOnlyList<SphinxWord>> RunAsync(DecodedAudio audio, IReadOnlyList<SphinxUtterance> utterances, CancellationToken cancellationToken) =>
        SharedAsync(audio, utterances, areSounds: false, cancellationToken);

    /// <summary>What is heard in each stretch by one who knows no wording and no word: sounds of the language, as words without letters.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public Task<IReadOnlyList<SphinxWord>> HearAsync(DecodedAudio audio, IReadOnlyList<TimeRange> stretches, CancellationToken cancellationToken) =>
        SharedAsync(audio, [.. stretches.Select(range => new SphinxUtterance(range))], areSounds: true, cancellationToken);

    /// <summary>The words of each utterance where it is not known which words of the whole each of them holds.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public Task<IReadOnlyList<SphinxWord>> FollowAsync(
        DecodedAudio audio, IReadOnlyList<TimeRange> stretches, IReadOnlyList<string> wording, CancellationToken cancellationToken) =>
        ChildAsync(audio, [.. stretches.Select(range => new SphinxUtterance(range))], wording, areSounds: false, cancellationToken);

    async Task<IReadOnlyList<SphinxWord>> SharedAsync(DecodedAudio audio, IReadOnlyList<SphinxUtterance> utterances, bool areSounds, CancellationToken cancellationToken)
    {
        using var all = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var words = await Task.WhenAll(Shares(utterances).Select(ShareAsync));
        return [.. words.SelectMany(share => share)];

        async Task<IEnumerable<SphinxWord>> ShareAsync((int First, IReadOnlyList<SphinxUtterance> Utterances) share)
        {
            try
            {
                var heard = await ChildAsync(audio, share.Utterances, null, areSounds, all.Token);
                return heard.Select(word => word with { Utterance = share.First + word.Utterance });
            }
            catch
            {
                await all.CancelAsync(); // what the others would say is of no use
                throw;
            }
        }
    }

    async Task<IReadOnlyList<SphinxWord>> ChildAsync(
        DecodedAudio audio, IReadOnlyList<SphinxUtterance> utterances, IReadOnlyList<string>? following, bool areSounds, CancellationToken cancellationToken)
    {
        var limit = settings.StartTimeout + audio.Duration * settings.TimeoutFactor;
        using var timer = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            await using var child = Start(limit);
            var cuts = utterances.Select(utterance => Cut(audio, utterance.Range)).ToList();
            IReadOnlyList<IReadOnlyList<string>>? wordings =
                utterances.Any(utterance => utterance.Wording is not null) ? [.. utterances.Select(utterance => utterance.Wording ?? [])] : null;
            var feeding = FeedAsync(child.Input, new(settings.ModelFolder, [.. cuts.Select(cut => cut.Length)], wordings, following, areSounds), cuts, either.Token);
            var words = await ReadAsync(child.Output, utterances, either.Token);
            await feeding;
            if (words is not null)
                return words;
            var exit = await child.WaitAsync(either.Token);
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"PocketSphinx ended early, with exit code {exit}."));
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"PocketSphinx took longer than {limit.TotalSeconds:0} s."));
        }
    }

    // About as much sound each, in the order spoken.
    IEnumerable<(int First, IReadOnlyList<SphinxUtterance> Utterances)> Shares(IReadOnlyList<SphinxUtterance> utterances)
    {
        var total = utterances.Sum(utterance => utterance.Range.Length);
        var count = Math.Clamp((int)(total / WorthLoading), 1, settings.Processes);
        var (shares, before) = (new List<SphinxUtterance>[count], 0.0);
        foreach (var utterance in utterances)
        {
            (shares[Math.Min(count - 1, (int)(count * (before + utterance.Range.Length / 2) / total))] ??= []).Add(utterance);
            before += utterance.Range.Length;
        }
        var first = 0;
        foreach (var share in shares.Where(share => share is not null))
        {
            yield return (first, share);
            first += share.Count;
        }
    }

    static ChildProcess Start(TimeSpan cpu)
    {
        var program = typeof(SphinxProcess).Assembly.Location;
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        var environment = new Dictionary<string, string>
        {
            ["DOTNET_gcServer"] = "0",
            ["DOTNET_GCHeapHardLimit"] = "0x20000000",
            ["DOTNET_EnableDiagnostics"] = "0",
            ["DOTNET_NOLOGO"] = "1",
        };
        return ChildProcess.Start(dotnet, ["exec", program, SphinxChild.Command], new(cpu), environment);
    }

    static ReadOnlyMemory<float> Cut(DecodedAudio audio, TimeRange range)
    {
        var start = Math.Clamp((int)(range.Start * DecodedAudio.SampleRate), 0, audio.Samples.Length);
        var end = Math.Clamp((int)(range.End * DecodedAudio.SampleRate), start, audio.Samples.Length);
        return audio.Samples.AsMemory(start, end - start);
    }

    static async Task FeedAsync(Stream input, SphinxRequest request, List<ReadOnlyMemory<float>> cuts, CancellationToken cancellationToken)
    {
        try
        {
            await JsonSerializer.SerializeAsync(input, request, SphinxJson.Default.SphinxRequest, cancellationToken);
            await input.WriteAsync("\n"u8.ToArray(), cancellationToken);
            foreach (var cut in cuts)
                await input.WriteAsync(Pcm16.ToBytes(cut.Span), cancellationToken);
        }
        catch (IOException)
        {
            // It died; what it left unsaid tells.
        }
        finally
        {
            await input.DisposeAsync();
        }
    }

    // Null where the answer breaks off.
    static async Task<IReadOnlyList<SphinxWord>?> ReadAsync(Stream output, IReadOnlyList<SphinxUtterance> utterances, CancellationToken cancellationToken)
    {
        List<SphinxWord> words = [];
        using var reader = new StreamReader(output);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            var word = JsonSerializer.Deserialize(line, SphinxJson.Default.SphinxWord)!;
            if (word.Text is null)
                return words;
            var offset = utterances[word.Utterance].Range.Start;
            words.Add(word with { Start = offset + word.Start, End = offset + word.End });
        }
        return null;
    }
}
