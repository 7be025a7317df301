using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Answers by editing the message that said the recording had come.</summary>
sealed class TelegramChannel(ProgressMessage progress, AccountStore accounts, PhraseBook phrases, IObjectStore store) : IChannel
{
    public const string ChannelName = "telegram";

    public string Name => ChannelName;

    public async Task ReplyAsync(RecordingResult result, CancellationToken cancellationToken)
    {
        if (result.Task.ReplyTo is not { } replyTo) return;
        var account = await accounts.FindAsync(result.Task.Learner, cancellationToken);
        var texts = phrases.For(account?.ReadsIn);
        await progress.ChangeAsync(ChatAddress.Parse(replyTo), await MessageAsync(result, texts, cancellationToken), cancellationToken);
    }

    async Task<ChatMessage> MessageAsync(RecordingResult result, Phrases texts, CancellationToken cancellationToken)
    {
        if (result.Refusal is { } refusal) return new(ReportText.Of(refusal, texts));
        var stored = result.ReportKey is { } key ? await store.ReadJsonAsync(key, ContractsJson.Default.StoredReport, cancellationToken) : null;
        return new(stored is null ? texts["dead"] : ReportText.Of(stored.Report, texts));
    }
}
