using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api;

/// <summary>Requests as a sender spells them.</summary>
static class ApiRequests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A small real recording.</summary>
    public static byte[] Sound { get; } = File.ReadAllBytes(Recordings.Path("clips/jfk.mp3"));

    public static byte[] OtherSound { get; } = File.ReadAllBytes(Recordings.Path("clips/title9s.ogg"));

    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient client, HttpContent content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/recordings") { Content = content };
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, Ct);
    }

    public static Task<HttpResponseMessage> SendAsync(this HttpClient client, byte[] sound, params (string Name, string Value)[] headers) =>
        client.SendAsync(new ByteArrayContent(sound), headers);

    /// <summary>Sends a recording that is taken, and answers its address.</summary>
    public static async Task<string> AcceptedAsync(this HttpClient client, byte[]? sound = null)
    {
        using var response = await client.SendAsync(sound ?? Sound);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return response.Headers.Location!.ToString();
    }

    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(Ct))!;

    public static async Task<JsonNode> JsonAsync(this HttpClient client, string address) =>
        JsonNode.Parse(await client.GetStringAsync(address, Ct))!;

    /// <summary>The answer is a ProblemDetails of this status, with a code for a program and words for a person in it.</summary>
    public static async Task<string> AssertProblemAsync(this HttpResponseMessage response, HttpStatusCode status, string? code = null)
    {
        var text = await response.Content.ReadAsStringAsync(Ct);
        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        using var problem = JsonDocument.Parse(text);
        Assert.Equal((int)status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        var told = problem.RootElement.GetProperty("code").GetString()!;
        Assert.Matches("^[a-z]+(-[a-z]+)*$", told);
        Assert.Equal(code ?? told, told);
        return problem.RootElement.GetProperty("detail").GetString()!;
    }
}
