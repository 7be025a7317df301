using System.Diagnostics.Metrics;
using SpeechCoach.Api.Recordings;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api;

sealed class ApiMetrics
{
    readonly Counter<long> uploads, refusals, accepted, replies, turns;
    readonly Histogram<long> size;

    public ApiMetrics(IMeterFactory factory)
    {
        var meter = factory.Create(ApiTelemetry.Name);
        uploads = meter.CreateCounter<long>("speechcoach.api.recording.uploads", "{upload}", "Recordings that began to arrive");
        refusals = meter.CreateCounter<long>("speechcoach.api.recording.refusals", "{upload}", "Uploads that were not taken, by reason");
        accepted = meter.CreateCounter<long>("speechcoach.api.recording.accepted", "{recording}", "Recordings that were queued");
        size = meter.CreateHistogram<long>("speechcoach.api.recording.size", "By", "Size of the recordings that were queued");
        turns = meter.CreateCounter<long>("speechcoach.api.conversation.turns", "{turn}", "What learners said or pressed, by the step that answered");
        replies = meter.CreateCounter<long>("speechcoach.api.reply.sent", "{reply}", "Ended recordings whose channel was told");
    }

    public void Uploading(string channel) => uploads.Add(1, new KeyValuePair<string, object?>("channel", channel));

    public void Refused(string channel, IntakeOutcome reason) => refusals.Add(
        1, new KeyValuePair<string, object?>("channel", channel), new KeyValuePair<string, object?>("reason", reason.ToString()));

    public void Accepted(string channel, long bytes)
    {
        var tag = new KeyValuePair<string, object?>("channel", channel);
        accepted.Add(1, tag);
        size.Record(bytes, tag);
    }

    public void Turn(string step) => turns.Add(1, new KeyValuePair<string, object?>("step", step));

    public void Replied(string channel, RecordingState outcome) => replies.Add(
        1, new KeyValuePair<string, object?>("channel", channel), new KeyValuePair<string, object?>("outcome", outcome.ToString()));
}
