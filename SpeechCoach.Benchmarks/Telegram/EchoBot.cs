using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SpeechCoach.Benchmarks;

/// <summary>A bot that answers every message at once and does nothing else: what the emulator and this machine take by themselves.</summary>
static class EchoBot
{
    public static async Task RunAsync(Uri telegram, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = new Uri(telegram, $"/bot{RunningProduct.Token}/") };
        var offset = 0L;
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                var updates = await client.GetFromJsonAsync<JsonNode>(new Uri($"getUpdates?timeout=25&offset={offset}", UriKind.Relative), cancellationToken);
                foreach (var update in updates!["result"]!.AsArray())
                {
                    offset = (long)update!["update_id"]! + 1;
                    using var answer = await client.GetAsync(new Uri($"sendMessage?chat_id={update["message"]!["chat"]!["id"]}&text=yes", UriKind.Relative), cancellationToken);
                    answer.EnsureSuccessStatusCode();
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }
}
