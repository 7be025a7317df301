using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>Asks an OpenAI-compatible server which of the observations to tell and in what words. Its answer is checked like any stranger's.</summary>
sealed class LanguageModelCoach(IHttpClientFactory clients, IOptions<LanguageModelOptions> options, TimeProvider time) : ICoach
{
    /// <summary>The name of its HTTP client.</summary>
    public const string Client = "coaching-language-model";

    readonly LanguageModelOptions settings = options.Value;
    readonly Rest rest = new(options.Value.FailuresBeforeRest, options.Value.Rest, time);

    public string Name => "language-model";

    public string? Unfit(CoachingRequest request) =>
        settings.Endpoint is null ? "no endpoint is configured"
        : request.Observations.Actions.Count == 0 ? "there is nothing to choose from"
        : rest.IsTaken ? "it failed too often and is left alone for a while"
        : null;

    public async Task<Verdict> AdviseAsync(CoachingRequest request, CancellationToken cancellationToken)
    {
        var told = settings.SendTranscript ? request : request with { Phrases = [] };
        using var timer = new CancellationTokenSource(settings.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            var verdict = ModelAnswer.Read((await AskAsync(ModelBriefing.Request(told, settings.Model), either.Token)).Content(), told);
            rest.Succeeded();
            return verdict;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            rest.Failed();
            if (exception is OperationCanceledException && timer.IsCancellationRequested)
                throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"No advice within {settings.Timeout.TotalSeconds:0.#} s."), exception);
            throw;
        }
    }

    async Task<ChatAnswer> AskAsync(ChatRequest question, CancellationToken cancellationToken)
    {
        var address = new Uri(settings.Endpoint!.AbsoluteUri.TrimEnd('/') + "/chat/completions");
        using var message = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(question, LanguageModelJson.Default.ChatRequest)) { Headers = { ContentType = new("application/json") } },
        };
        if (settings.ApiKey is { Length: > 0 } key)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);

        using var client = clients.CreateClient(Client);
        client.Timeout = Timeout.InfiniteTimeSpan;
        client.MaxResponseContentBufferSize = settings.LargestAnswer;
        using var answer = await client.SendAsync(message, HttpCompletionOption.ResponseContentRead, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.OK)
            throw new HttpRequestException($"The language model's server answered {(int)answer.StatusCode}.", null, answer.StatusCode);
        if (answer.Content.Headers is not { ContentType.MediaType: "application/json", ContentEncoding.Count: 0 })
            throw new InvalidDataException("The language model's server did not answer with plain JSON.");
        try
        {
            var bytes = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            return JsonSerializer.Deserialize(bytes, LanguageModelJson.Default.ChatAnswer) ?? throw new InvalidDataException("The language model's server answered null.");
        }
        catch (JsonException)
        {
            // Its message would quote what was written.
            throw new InvalidDataException("The language model's server answered no chat completion.");
        }
    }
}
