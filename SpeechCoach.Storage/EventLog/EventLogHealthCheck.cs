using Confluent.Kafka;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SpeechCoach.Storage;

sealed class EventLogHealthCheck(EventTopic topic) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await topic.PartitionsAsync(EventTopic.Log, cancellationToken) > 0
                ? HealthCheckResult.Healthy()
                : new(context.Registration.FailureStatus, "The event log has no topic yet.");
        }
        catch (KafkaException)
        {
            return new(context.Registration.FailureStatus, "The event log does not answer.");
        }
    }
}
