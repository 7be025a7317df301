using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace SpeechCoach.Worker;

/// <summary>
/// Whether this machine has what recordings are worked on with: ffmpeg, and what the engines run. Without one of several engines reports are
/// poorer; without all of them there are none.
/// </summary>
sealed class ToolsHealthCheck(IEnumerable<IRecognizer> recognizers, IOptions<RecognitionOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var asked = recognizers.Where(recognizer => options.Value.Order.Contains(recognizer.Name, StringComparer.OrdinalIgnoreCase)).ToList();
        var without = asked.Where(recognizer => recognizer.Missing is not null).ToList();
        var lacks = string.Join("; ", without.Select(recognizer => recognizer.Missing).Prepend(FfmpegDecoder.Missing).OfType<string>());
        return Task.FromResult(
            FfmpegDecoder.Missing is not null || without.Count == asked.Count ? new HealthCheckResult(context.Registration.FailureStatus, lacks)
            : without.Count > 0 ? HealthCheckResult.Degraded(lacks)
            : HealthCheckResult.Healthy());
    }
}
