using System.Globalization;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json;
using SpeechCoach.Contracts;
using Spectre.Console;

namespace SpeechCoach.Worker;

/// <summary>Sends a recording to the API and waits for what comes of it.</summary>
sealed class RecordingSender(Uri address)
{
    // The stream of events may break off; then it is opened again.
    static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    readonly HashSet<Stage> told = [];

    public async Task<int> SendAsync(FileInfo file, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(timeout, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        // The cookie that the first answer sets makes us the recording's learner. A proxy would take this machine for itself.
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = true, UseProxy = !address.IsLoopback }) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            var place = await PostAsync(client, file, either.Token);
            while (true)
            {
                await FollowAsync(client, place, either.Token);
                if (await GetAsync(client, place, either.Token) is { IsFinal: true } recording)
                    return Print(recording);
                await Task.Delay(Again, TimeProvider.System, either.Token);
            }
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"No report within {timeout.TotalSeconds:0} s."));
        }
    }

    static async Task<Uri> PostAsync(HttpClient client, FileInfo file, CancellationToken cancellationToken)
    {
        await using var audio = file.OpenRead();
        using var content = new StreamContent(audio) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        using var answer = await client.PostAsync(new Uri("/api/recordings", UriKind.Relative), content, cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException($"The API answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        return answer.Headers.Location ?? throw new InvalidDataException("The API accepted the recording without saying where it is.");
    }

    async Task FollowAsync(HttpClient client, Uri place, CancellationToken cancellationToken)
    {
        var events = new Uri(new Uri(client.BaseAddress!, place).AbsoluteUri.TrimEnd('/') + "/events");
        using var answer = await client.GetAsync(events, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellationToken))
        {
            if (item.EventType != "status" || JsonSerializer.Deserialize(item.Data, SendJson.Default.SentRecording) is not { } status)
                continue;
            Tell(status);
            if (status.IsFinal)
                return;
        }
    }

    static async Task<SentRecording> GetAsync(HttpClient client, Uri place, CancellationToken cancellationToken) =>
        await client.GetFromJsonAsync(place, SendJson.Default.SentRecording, cancellationToken)
        ?? throw new InvalidDataException("The API told nothing about the recording.");

    void Tell(SentRecording status)
    {
        foreach (var timing in status.Timings.Where(timing => told.Add(timing.Stage)))
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]{timing.Stage.ToString().ToLowerInvariant(),-10}[/] {timing.Seconds:0.00} s");
    }

    int Print(SentRecording recording)
    {
        Tell(recording);
        var renderer = new ReportRenderer(AnsiConsole.Console);
        return recording switch
        {
            { Report: { } report } => renderer.Render(report, recording.Timings),
            { Refusal: { } refusal } => renderer.Render(refusal),
            _ => throw new InvalidDataException($"The recording ended without a report: {recording.State.ToString().ToLowerInvariant()}."),
        };
    }
}
