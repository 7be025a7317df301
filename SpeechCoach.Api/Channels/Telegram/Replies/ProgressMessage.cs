namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>The one message by which the bot answers a recording: sent once, edited from then on.</summary>
sealed class ProgressMessage(ChatSender sender)
{
    /// <summary>Sends the message, unless it was sent before.</summary>
    public Task ShowAsync(ChatAddress address, ChatMessage message, CancellationToken cancellationToken) =>
        sender.SendAsync(address.Chat, address.ToString(), message, cancellationToken);

    /// <summary>Changes the message; sends it where it was never sent or is gone. Done twice, it is there once.</summary>
    public async Task ChangeAsync(ChatAddress address, ChatMessage message, CancellationToken cancellationToken)
    {
        if (await sender.FindAsync(address.ToString(), cancellationToken) is not { } id)
            await ShowAsync(address, message, cancellationToken);
        else if (!await sender.EditAsync(address.Chat, id, message, cancellationToken))
            await sender.SendAsync(address.Chat, $"{address}:again", message, cancellationToken);
    }
}
