using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;

namespace SpeechCoach.Worker;

/// <summary>Gives a stage its span, its duration in the histogram and its deadline.</summary>
sealed class StageRunner(IMeterFactory meters, IOptions<AnalysisOptions> options, TimeProvider time)
{
    static readonly ActivitySource Source = new("SpeechCoach.Worker");

    readonly Histogram<double> durations = meters.Create("SpeechCoach.Worker").CreateHistogram<double>(
        "speechcoach.worker.stage.duration", "s", "Time that one stage took on one recording.");

    /// <summary>Runs a stage and adds its time to <paramref name="timings"/>.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="timings">Where its time goes, unless it fails.</param>
    /// <param name="work">The work, with its outcome as it is told to telemetry.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="TimeoutException">It did not keep its deadline.</exception>
    public async Task<T> RunAsync<T>(
        Stage stage, List<StageTiming> timings, Func<CancellationToken, Task<(T Result, string Outcome)>> work, CancellationToken cancellationToken)
    {
        var name = Name(stage);
        using var activity = Source.StartActivity(name);
        using var timer = new CancellationTokenSource(Deadline(stage), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        var start = time.GetTimestamp();
        var outcome = "failed";
        try
        {
            (var result, outcome) = await work(either.Token);
            timings.Add(new(stage, Math.Round(time.GetElapsedTime(start).TotalSeconds, 3)));
            return result;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            outcome = "cancelled";
            throw;
        }
        catch (OperationCanceledException exception) when (timer.IsCancellationRequested)
        {
            outcome = "timeout";
            throw new TimeoutException(
                string.Create(CultureInfo.InvariantCulture, $"The stage {name} took longer than {Deadline(stage).TotalSeconds:0.###} s."), exception);
        }
        finally
        {
            durations.Record(time.GetElapsedTime(start).TotalSeconds, new("stage", name), new("outcome", outcome));
            activity?.SetTag("speechcoach.outcome", outcome);
            if (outcome is "failed" or "timeout")
                activity?.SetStatus(ActivityStatusCode.Error);
        }
    }

    TimeSpan Deadline(Stage stage) => stage switch
    {
        Stage.Decode => options.Value.DecodeTimeout,
        Stage.Transcribe => options.Value.TranscribeTimeout,
        Stage.Measure => options.Value.MeasureTimeout,
        _ => options.Value.CoachTimeout,
    };

    static string Name(Stage stage) => stage switch
    {
        Stage.Decode => "decode",
        Stage.Transcribe => "transcribe",
        Stage.Measure => "measure",
        _ => "coach",
    };
}
