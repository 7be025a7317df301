using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Whole;

/// <summary>The API as a sender sees it.</summary>
static class ApiClient
{
    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Sends a file; the answer must be 202. Returns where to ask for it.</summary>
    public static async Task<Uri> SendAsync(this HttpClient api, string file)
    {
        using var content = new StreamContent(File.OpenRead(file));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var response = await api.PostAsync(new Uri("/api/recordings", UriKind.Relative), content, Cancelled);
        Assert.True(response.StatusCode == HttpStatusCode.Accepted, await response.Content.ReadAsStringAsync(Cancelled));
        return response.Headers.Location!;
    }

    public static async Task<JsonNode> GetJsonAsync(this HttpClient api, Uri address) =>
        (await api.GetFromJsonAsync<JsonNode>(address, Cancelled))!;

    /// <summary>Waits until the recording is in one of the states.</summary>
    public static async Task<JsonNode> InStateAsync(this HttpClient api, Uri recording, params string[] states)
    {
        JsonNode? status = null;
        await Eventually.TrueAsync(
            $"{recording} is {string.Join(" or ", states)}",
            async () =>
            {
                status = await api.GetJsonAsync(recording);
                return states.Contains((string?)status["state"]);
            },
            TimeSpan.FromMinutes(3));
        return status!;
    }
}
