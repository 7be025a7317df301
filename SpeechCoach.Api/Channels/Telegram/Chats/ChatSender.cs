using System.Globalization;
using SpeechCoach.Contracts;
using StackExchange.Redis;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>
/// Sends and edits messages. What is sent has a name, under which its id is kept as soon as Telegram gives it: sent again under the same name, it is
/// there once. Only a crash between Telegram's answer and the keeping of the id can send a message twice.
/// </summary>
sealed class ChatSender(ITelegramBotClient bot, ChatGuard guard, IConnectionMultiplexer redis)
{
    const string NotModified = "message is not modified";
    const string NoVoices = "VOICE_MESSAGES_FORBIDDEN";

    static readonly string[] notThere = ["message to edit not found", "message can't be edited", "message to be edited not found", "MESSAGE_ID_INVALID", "there is no text in the message"];
    static readonly string[] tooOld = ["query is too old", "query ID is invalid", "QUERY_ID_INVALID"];
    static readonly TimeSpan kept = TimeSpan.FromDays(7);

    IDatabase Database => redis.GetDatabase();

    /// <summary>Sends a text; answers its id, or null where it cannot be delivered.</summary>
    public Task<int?> SendAsync(long chat, string name, ChatMessage message, CancellationToken cancellationToken) => OnceAsync(
        chat,
        name,
        () => bot.SendMessage(
            chat, message.Html, ParseMode.Html, Reply(message.Answers), message.Buttons, LinkPreviewOptions.Disabled, cancellationToken: cancellationToken),
        cancellationToken);

    /// <summary>Sends a picture (PNG).</summary>
    public Task<int?> SendPictureAsync(long chat, string name, ChatFile file, CancellationToken cancellationToken) => OnceAsync(
        chat, name, () => bot.SendPhoto(chat, Of(file), file.Caption, ParseMode.Html, replyMarkup: file.Buttons, cancellationToken: cancellationToken), cancellationToken);

    /// <summary>Sends a sound (Ogg, Opus) as a voice message; as a file to whoever takes no voice messages, as his settings may say.</summary>
    public async Task<int?> SendVoiceAsync(long chat, string name, ChatFile file, CancellationToken cancellationToken)
    {
        try
        {
            return await OnceAsync(
                chat, name, () => bot.SendVoice(chat, Of(file), file.Caption, ParseMode.Html, replyMarkup: file.Buttons, cancellationToken: cancellationToken), cancellationToken);
        }
        catch (ApiRequestException e) when (e.Says(NoVoices))
        {
            return await SendFileAsync(chat, name, file, cancellationToken);
        }
    }

    /// <summary>Sends a file as it is.</summary>
    public Task<int?> SendFileAsync(long chat, string name, ChatFile file, CancellationToken cancellationToken) => OnceAsync(
        chat, name, () => bot.SendDocument(chat, Of(file), file.Caption, ParseMode.Html, replyMarkup: file.Buttons, cancellationToken: cancellationToken), cancellationToken);

    /// <summary>The id of what was sent under a name.</summary>
    public async Task<int?> FindAsync(string name, CancellationToken cancellationToken) =>
        (int?)await Database.StringGetAsync(RedisKeys.TelegramReply(name)).WaitAsync(cancellationToken);

    /// <summary>Lets a name stand for a message from now on. Not cancelled: it is there, and must not be sent once more.</summary>
    public Task KeepAsync(string name, int id) => Database.StringSetAsync(RedisKeys.TelegramReply(name), id.ToString(CultureInfo.InvariantCulture), kept);

    /// <summary>Changes a text; false where it is not there any more.</summary>
    public async Task<bool> EditAsync(long chat, int id, ChatMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await guard.TryAsync(
                chat,
                () => bot.EditMessageText(
                    chat, id, message.Html, ParseMode.Html, replyMarkup: message.Buttons, linkPreviewOptions: LinkPreviewOptions.Disabled, cancellationToken: cancellationToken),
                cancellationToken);
            return true;
        }
        catch (ApiRequestException e) when (e.Says(NotModified))
        {
            return true;
        }
        catch (ApiRequestException e) when (e.Says(notThere))
        {
            return false;
        }
    }

    /// <summary>Shows for five seconds what the bot is at.</summary>
    public Task ActAsync(long chat, ChatAction action, CancellationToken cancellationToken) => guard.TryAsync(
        chat,
        async () =>
        {
            await bot.SendChatAction(chat, action, cancellationToken: cancellationToken);
            return "";
        },
        cancellationToken);

    /// <summary>Ends the waiting of a button that was pressed.</summary>
    public async Task AnswerAsync(long chat, string query, string? toast, CancellationToken cancellationToken)
    {
        try
        {
            await guard.TryAsync(
                chat,
                async () =>
                {
                    await bot.AnswerCallbackQuery(query, toast, cancellationToken: cancellationToken);
                    return "";
                },
                cancellationToken);
        }
        catch (ApiRequestException e) when (e.Says(tooOld))
        {
            // He has long stopped waiting.
        }
    }

    async Task<int?> OnceAsync(long chat, string name, Func<Task<Message>> send, CancellationToken cancellationToken)
    {
        if (await FindAsync(name, cancellationToken) is { } before) return before;
        if (await guard.TryAsync(chat, send, cancellationToken) is not { } sent) return null;
        await KeepAsync(name, sent.Id);
        return sent.Id;
    }

    static ReplyParameters? Reply(int? answers) => answers is { } id ? new() { MessageId = id, AllowSendingWithoutReply = true } : null;

    static InputFileStream Of(ChatFile file) => InputFile.FromStream(new MemoryStream(file.Content), file.Name);
}
