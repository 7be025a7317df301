using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Answers by editing the message that said the recording had come.</summary>
sealed class TelegramChannel(ProgressMessage progress, IObjectStore store) : IChannel
{
    public const string ChannelName = "telegram";

    public string Name => ChannelName;

    public async Task ReplyAsync(RecordingResult result, CancellationToken cancellationToken)
    {
        if (result.Task.ReplyTo is not { } replyTo) return;
        await progress.ChangeAsync(ChatAddress.Parse(replyTo), await TextAsync(result, cancellationToken), cancellationToken);
    }

    async Task<string> TextAsync(RecordingResult result, CancellationToken cancellationToken)
    {
        if (result.Refusal is { } refusal) return refusal.Message;
        if (result.ReportKey is not { } key) return TelegramTexts.GivenUp;
        var stored = await store.ReadJsonAsync(key, ContractsJson.Default.StoredReport, cancellationToken);
        return stored is null ? TelegramTexts.GivenUp : TelegramTexts.Of(stored.Report);
    }
}
