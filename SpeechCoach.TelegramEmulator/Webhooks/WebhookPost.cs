using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>One delivery of one update.</summary>
sealed class WebhookPost(IHttpClientFactory clients, CallHandler calls)
{
    public const string Client = "webhook";
    public const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    public async Task<WebhookOutcome> SendAsync(WebhookTarget target, PendingUpdate update, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(Client);
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Address)
        {
            Content = new StringContent(update.Body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        if (target.Secret is not null) request.Headers.Add(SecretHeader, target.Secret);
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                return new WebhookOutcome(
                    string.Create(CultureInfo.InvariantCulture, $"Wrong response from the webhook: {(int)response.StatusCode} {response.ReasonPhrase}"),
                    response.Headers.RetryAfter?.Delta);
            }
            await CallAsync(await response.Content.ReadAsStringAsync(cancellationToken), cancellationToken);
            return WebhookOutcome.Taken;
        }
        catch (HttpRequestException e)
        {
            return new WebhookOutcome(e.HttpRequestError == HttpRequestError.ConnectionError ? "Connection refused" : "Webhook connection closed");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WebhookOutcome("Read timeout expired");
        }
    }

    /// <summary>A bot may answer with a call, whose result it never learns.</summary>
    async Task CallAsync(string answer, CancellationToken cancellationToken)
    {
        if (!answer.StartsWith('{')) return;
        try
        {
            if (JsonNode.Parse(answer) is not JsonObject call || call["method"]?.ToString() is not { Length: > 0 } method) return;
            call.Remove("method");
            await calls.HandleAsync(new Call(method, CallReader.Fields(call), new Dictionary<string, UploadedFile>()), cancellationToken);
        }
        catch (JsonException)
        {
            // Nothing that Telegram would read, either.
        }
    }
}
