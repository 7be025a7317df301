using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Worker;
using SpeechCoach.Worker;

namespace SpeechCoach.Tests.Pages;

/// <summary>Takes recordings through the stages as a worker does: what was recorded is decoded, recognised and measured.</summary>
sealed class RealWorker(ApiWorld world) : IDisposable
{
    readonly IHost host = Analyzers.Build(("Recognition:Engines:0", "pocketsphinx"));

    /// <summary>Works on the recording whose turn it is, from the claim to the committed report.</summary>
    public async Task<Report> WorkAsync()
    {
        var claimed = await world.Worker.ClaimAsync();
        await using var audio = await world.Store.OpenAsync(claimed.Task.AudioKey, ApiWorld.Ct);
        var analysis = await host.Services.GetRequiredService<RecordingAnalyzer>().AnalyzeAsync(
            audio!.Content, new(claimed.Task.Language), (stage, timings, ct) => world.Queue.BeginStageAsync(claimed, stage, timings, ct), ApiWorld.Ct);
        Assert.NotNull(analysis.Report);
        await world.Worker.FinishAsync(claimed, analysis.Report);
        return analysis.Report;
    }

    public void Dispose() => host.Dispose();
}
