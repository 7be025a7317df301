using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Builders;

namespace SpeechCoach.Tests.Api;

/// <summary>Takes recordings through the queue as a worker does, a step at a time and with a report made up beforehand.</summary>
sealed class TestWorker(RecordingQueue queue, IObjectStore store)
{
    const string Name = "test-worker";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async Task<ClaimedRecording> ClaimAsync()
    {
        var claimed = await queue.ClaimAsync(Name, Ct);
        Assert.NotNull(claimed);
        return claimed;
    }

    public async Task BeginAsync(ClaimedRecording claimed, Stage stage, params StageTiming[] timings) =>
        Assert.True(await queue.BeginStageAsync(claimed, stage, timings, Ct));

    public async Task FinishAsync(ClaimedRecording claimed, Report? report = null)
    {
        var key = ObjectKeys.Report(claimed.Task.Learner, claimed.Task.Recording, claimed.Attempt);
        await store.WriteJsonAsync(key, new StoredReport(claimed.Task, report ?? SomeReport.WithEverything()), ContractsJson.Default.StoredReport, Ct);
        Assert.True(await queue.CommitAsync(claimed, key, null, [new(Stage.Decode, 0.25), new(Stage.Transcribe, 1.5)], Ct));
    }

    public async Task RefuseAsync(ClaimedRecording claimed, Refusal refusal) =>
        Assert.True(await queue.CommitAsync(claimed, null, refusal, [], Ct));
}
