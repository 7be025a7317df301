using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>Asks an OpenAI-compatible server. Its answer is checked like any stranger's.</summary>
sealed class OpenAiRecognizer(IHttpClientFactory clients, IOptions<OpenAiOptions> options, TimeProvider time) : IRecognizer
{
    /// <summary>The name of its HTTP client.</summary>
    public const string Client = "recognition-openai";

    readonly OpenAiOptions settings = options.Value;

    public string Name => "openai";

    public string? Unfit(RecognitionRequest request) => settings.Endpoint is null ? "no endpoint is configured" : null;

    public async Task<RecognizedSpeech> RecognizeAsync(RecognitionRequest request, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(settings.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return Read(await AskAsync(request, either.Token), request.Audio.Duration.TotalSeconds);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"No transcription within {settings.Timeout.TotalSeconds:0.#} s."));
        }
    }

    async Task<OpenAiTranscription> AskAsync(RecognitionRequest request, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(settings.Model), "model" },
            { new StringContent("verbose_json"), "response_format" },
            { new StringContent("word"), "timestamp_granularities[]" },
            { new StringContent("segment"), "timestamp_granularities[]" },
            { new StringContent(request.PrimaryLanguage), "language" },
            { new ByteArrayContent(WavFile.Write(request.Audio.Samples)) { Headers = { ContentType = new("audio/wav") } }, "file", "speech.wav" },
        };
        var address = new Uri(settings.Endpoint!.AbsoluteUri.TrimEnd('/') + "/audio/transcriptions");
        using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = form };
        if (settings.ApiKey is { Length: > 0 } key)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);

        using var client = clients.CreateClient(Client);
        client.Timeout = Timeout.InfiniteTimeSpan;
        client.MaxResponseContentBufferSize = settings.LargestAnswer;
        using var answer = await client.SendAsync(message, HttpCompletionOption.ResponseContentRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        try
        {
            var bytes = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            return JsonSerializer.Deserialize(bytes, OpenAiJson.Default.OpenAiTranscription) ?? throw new InvalidDataException("The transcription is null.");
        }
        catch (JsonException)
        {
            // Its message would quote what was said.
            throw new InvalidDataException("The transcription is not the JSON that was asked for.");
        }
    }

    RecognizedSpeech Read(OpenAiTranscription transcription, double duration)
    {
        var given = transcription.Words ?? [];
        if (given.Count == 0 && !string.IsNullOrWhiteSpace(transcription.Text))
            throw new InvalidDataException("The transcription has no word times.");
        var words = given
            .Where(word => !string.IsNullOrWhiteSpace(word.Text) && word.Start >= 0 && word.End >= word.Start && word.Start <= duration)
            .OrderBy(word => word.Start)
            .Select(word => new TimedWord(word.Text!.Trim(), word.Start, Math.Min(word.End, duration)))
            .ToList();
        if (words.Count < given.Count)
            throw new InvalidDataException("The transcription has impossible word times.");

        var certain = (transcription.Segments ?? []).Select(segment => segment.MeanLogProbability).OfType<double>().ToList();
        double? confidence = certain.Count == 0 ? null : Math.Clamp(Math.Exp(certain.Average()), 0, 1);
        return new(new(Name, confidence, settings.Model), words);
    }
}
