using SpeechCoach.Contracts;
using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>Decodes, transcribes, measures and coaches one recording; knows no server and no queue.</summary>
public sealed partial class RecordingAnalyzer
{
    readonly StageRunner stages;
    readonly FfmpegDecoder decoder;
    readonly RecognizerChain recognizers;
    readonly ReportWriter reports;
    readonly ILogger<RecordingAnalyzer> logger;

    internal RecordingAnalyzer(
        StageRunner stages, FfmpegDecoder decoder, RecognizerChain recognizers, ReportWriter reports, ILogger<RecordingAnalyzer> logger) =>
        (this.stages, this.decoder, this.recognizers, this.reports, this.logger) = (stages, decoder, recognizers, reports, logger);

    /// <summary>Works on a recording.</summary>
    /// <param name="audio">The recording as it was sent; need not seek.</param>
    /// <param name="request">How to listen to it.</param>
    /// <param name="onStage">Told the beginning of each stage, with the times of those before it, and awaited at its end; that it fails changes nothing.</param>
    /// <param name="cancellationToken">Ends the work and the child processes.</param>
    /// <returns>A report, or the refusal of a recording in which nothing can be measured.</returns>
    /// <exception cref="TimeoutException">A stage did not keep its deadline.</exception>
    /// <exception cref="InvalidOperationException">A tool is missing or broken, and nothing could take its place.</exception>
    public async Task<Analysis> AnalyzeAsync(
        Stream audio, AnalysisRequest request, Func<Stage, IReadOnlyList<StageTiming>, CancellationToken, Task> onStage, CancellationToken cancellationToken)
    {
        List<StageTiming> timings = [];

        var decoded = await RunAsync(Stage.Decode, async token =>
        {
            var result = await decoder.DecodeAsync(audio, token);
            return (result, result.Refusal is null ? "done" : "refused");
        });
        if (decoded.Audio is not { } sound)
            return new() { Refusal = decoded.Refusal, Timings = timings };

        var (activity, speech) = await RunAsync(Stage.Transcribe, async token =>
        {
            var found = VoiceActivity.Find(sound.Samples, DecodedAudio.SampleRate);
            if (!found.HasSpeech)
                return ((found, null), "refused");
            RecognizedSpeech? heard = await recognizers.RecognizeAsync(new(sound, found, request.Language, request.Transcript), token);
            return ((found, heard), "done");
        });
        if (speech is null)
            return new() { Refusal = Refusals.NoSpeech, Timings = timings };

        var (words, measurement) = await RunAsync(Stage.Measure, token => LeaveAsync(
            () =>
            {
                var analysis = SoundAnalysis.Of(sound.Samples, DecodedAudio.SampleRate, activity, sound.ClippedShare);
                var listened = Listen(sound, analysis, speech);
                return Task.FromResult(((listened, Measurement.Of(analysis, listened, request.Language)), "done"));
            },
            token));
        var report = await RunAsync(Stage.Coach, token => LeaveAsync(
            async () => (await reports.WriteAsync(sound, request.Language, words, measurement, token), "done"), token));
        return new() { Report = report, Timings = timings };

        async Task<T> RunAsync<T>(Stage stage, Func<CancellationToken, Task<(T, string)>> work)
        {
            // Beside the work: a notice is a write that waits for the disk, and whoever it is for can wait for it better than the work can.
            var noticed = NoticeAsync(stage, [.. timings], onStage, cancellationToken);
            try
            {
                return await stages.RunAsync(stage, timings, work, cancellationToken);
            }
            finally
            {
                await noticed;
            }
        }
    }

    // What reckons looks at no token: at the deadline it is left behind, whatever it is at.
    static Task<T> LeaveAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) => Task.Run(work, cancellationToken).WaitAsync(cancellationToken);

    // Without fillers a report is worth having too.
    RecognizedSpeech Listen(DecodedAudio audio, SoundAnalysis analysis, RecognizedSpeech speech)
    {
        try
        {
            return speech.Listened(audio, analysis);
        }
        catch (Exception exception)
        {
            Log.NotListened(logger, exception);
            return speech;
        }
    }

    async Task NoticeAsync(
        Stage stage, IReadOnlyList<StageTiming> timings, Func<Stage, IReadOnlyList<StageTiming>, CancellationToken, Task> onStage, CancellationToken cancellationToken)
    {
        try
        {
            await onStage(stage, timings, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NoticeFailed(logger, exception, stage);
        }
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The notice of stage {Stage} failed; the work goes on.")]
        public static partial void NoticeFailed(ILogger logger, Exception exception, Stage stage);

        [LoggerMessage(LogLevel.Error, "Fillers could not be judged; the report goes without them.")]
        public static partial void NotListened(ILogger logger, Exception exception);
    }
}
