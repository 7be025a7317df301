namespace SpeechCoach.Tests.Whole;

/// <summary>Several learners at once, each with a cookie of his own.</summary>
sealed class ConcurrentSenders(Uri api, int count) : IDisposable
{
    public IReadOnlyList<HttpClient> Clients { get; } = [.. Enumerable.Range(0, count).Select(_ => new HttpClient { BaseAddress = api })];

    public void Dispose()
    {
        foreach (var client in Clients) client.Dispose();
    }
}
