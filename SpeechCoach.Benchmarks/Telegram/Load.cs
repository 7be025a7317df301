using System.Net;

namespace SpeechCoach.Benchmarks;

/// <summary>Learners who send one recording after the other, so that no worker has a moment's rest.</summary>
sealed class Load(Uri api, byte[] sound)
{
    const int Learners = 6;

    readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int done;

    /// <summary>Ends with the first report: from then on there is always a recording for each worker.</summary>
    public Task Begun => first.Task;

    /// <summary>Recordings that were done.</summary>
    public int Done => done;

    /// <summary>Sends until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(Enumerable.Range(0, Learners).Select(_ => SendAsync(cancellationToken)));

    async Task SendAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = api };
        client.DefaultRequestHeaders.Add("Prefer", "wait=120");
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                using var content = new ByteArrayContent(sound);
                using var answer = await client.PostAsync(new Uri("/api/recordings", UriKind.Relative), content, cancellationToken);
                if (answer.StatusCode != HttpStatusCode.OK) continue;
                Interlocked.Increment(ref done);
                first.TrySetResult();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }
}
