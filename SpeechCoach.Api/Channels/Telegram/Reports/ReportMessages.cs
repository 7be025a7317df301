using SpeechCoach.Api.Recordings;
using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>The message in which a recording ends.</summary>
sealed class ReportMessages(RecordingReader recordings, RecordingHistory history, UsualReader usual, ReportButtons buttons)
{
    /// <param name="status">The recording.</param>
    /// <param name="isPrivate">Whether it is for a private chat.</param>
    /// <param name="texts">The learner's language.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<ChatMessage> OfAsync(RecordingStatus status, bool isPrivate, Phrases texts, CancellationToken cancellationToken)
    {
        if (status.Refusal is { } refusal) return new(ReportText.Of(refusal, texts), Menu.Of(texts));
        if (await ReportAsync(status, cancellationToken) is not { } report) return new(texts["dead"]);
        var before = await history.LastTryAsync(status.Task, cancellationToken);
        var lastTry = before is null ? null : await ReportAsync(before, cancellationToken);
        var text = ReportText.Of(report, await UsualAsync(status.Task, cancellationToken), lastTry, texts);
        return new(text, buttons.Of(status.Task, report, isPrivate, texts));
    }

    public async Task<Report?> ReportAsync(RecordingStatus status, CancellationToken cancellationToken) =>
        (await recordings.ViewAsync(status, cancellationToken)).Report;

    /// <summary>What was usual for its learner before it; nothing where that cannot be had now: a report does not wait for it.</summary>
    public async Task<Usual> UsualAsync(RecordingTask task, CancellationToken cancellationToken)
    {
        try
        {
            return await usual.BeforeAsync(task, cancellationToken);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            return Usual.Of([]);
        }
    }
}
