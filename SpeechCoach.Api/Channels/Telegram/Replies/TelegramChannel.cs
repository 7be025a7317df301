using SpeechCoach.Api.Alarms;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Answers by an alarm that rings at once: it is as safe as the outbox it came from, and no chat that is slow or held up keeps others waiting.</summary>
sealed class TelegramChannel(AlarmBook alarms, TimeProvider time) : IChannel
{
    public const string ChannelName = "telegram";

    public string Name => ChannelName;

    public Task ReplyAsync(RecordingResult result, CancellationToken cancellationToken) => result.Task.ReplyTo is null
        ? Task.CompletedTask
        : alarms.SetAsync(RecordingAnswer.AlarmKind, result.Task.Recording.ToString(), time.GetUtcNow(), cancellationToken);
}
